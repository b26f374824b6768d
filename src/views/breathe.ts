/** Lets the browser do what waits, between two pieces of work. */
export const breathe = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
