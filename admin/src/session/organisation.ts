/** Which organisation the requests are for. Its id alone is kept; nothing personal stays in the browser. */
const KEY = 'vigie.organisation';

export const chosenOrganisation = (): string | null => localStorage.getItem(KEY);
export const chooseOrganisation = (id: string): void => localStorage.setItem(KEY, id);
export const forgetOrganisation = (): void => localStorage.removeItem(KEY);
