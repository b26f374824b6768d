/** The part of the Frictionless validator that tests call: it comes without types. */
declare module 'datapackage' {
  /** Checks a descriptor against its profile. */
  export function validate(descriptor: object): Promise<{ valid: boolean; errors: Error[] }>;
}
