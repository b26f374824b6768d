/** The shape of words, whatever they say: every text is a text, every function gives one. */
export type Wide<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Wide<Said>
    : { [Key in keyof T]: Wide<T[Key]> };
