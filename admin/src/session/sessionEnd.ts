/** Whether the session ended by itself, so that the sign-in can say why one is there again. */
let isOver = false;

export const isSessionOver = (): boolean => isOver;
export const endSession = (): void => {
  isOver = true;
};
export const beginSession = (): void => {
  isOver = false;
};
