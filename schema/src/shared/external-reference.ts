/**
 * Why a case's name in another system is not taken; null where it is. It stands in clear and is searched: nothing that says
 * who a person is may be in it.
 */
export function externalReferenceProblem(
  field: 'system' | 'id',
  value: string,
): 'NOT_A_NAME' | 'HOLDS_ADDRESS' | 'HOLDS_PHONE_NUMBER' | null {
  if (value.includes('@')) return 'HOLDS_ADDRESS';
  if (field === 'id' && looksLikePhone(value)) return 'HOLDS_PHONE_NUMBER';
  return (field === 'system' ? SYSTEM : ID).test(value) ? null : 'NOT_A_NAME';
}

const SYSTEM = /^[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?$/i;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._:/#-]{0,119}$/u;

/** Digits alone are a ticket's number; with a plus or a leading zero, and as many as a subscriber has, they are a phone's. */
const looksLikePhone = (value: string): boolean => /^(?:\+|0)\d{8,15}$/.test(value.replace(/[ ./()-]/g, ''));
