import { domainToASCII, domainToUnicode } from 'node:url';
import { isEmail } from 'class-validator';

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
// As the transport of mails has it: a quoted local part is an address on paper, and no server takes it from us.
const MAILABLE = /^[^\s<>,;:"()[\]\\@]{1,64}@[^\s<>,;:"()[\]\\@]{1,255}$/u;

/** Whether nothing hides in it: what looks the same is the same. */
const isPlain = (address: string): boolean => !INVISIBLE.test(address);

/** Whether a mail can go there: its domain has a form that name servers know (RFC 5890, RFC 1035). */
function isMailable(address: string): boolean {
  const domain = domainToASCII(address.slice(address.lastIndexOf('@') + 1));
  return (
    MAILABLE.test(address) &&
    Buffer.byteLength(address.slice(0, address.lastIndexOf('@'))) <= 64 &&
    domain !== '' &&
    domain.length <= 253 &&
    // An internationalised label that stays as it is stands for nothing.
    !/(?:^|\.)xn--/.test(domainToUnicode(domain)) &&
    domain.split('.').every((label) => label.length >= 1 && label.length <= 63)
  );
}

/** Why it is no address to write to, by code; null where it is one. */
export function addressObstacle(address: string): string | null {
  if (!isPlain(address)) return 'IS_PLAIN';
  if (!isEmail(address)) return 'IS_EMAIL';
  return isMailable(address) ? null : 'IS_MAILABLE';
}
