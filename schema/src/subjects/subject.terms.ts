/** By what a person can be found: exactly, never by a part. */
export enum IdentifierScheme {
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  CUSTOMER_NUMBER = 'CUSTOMER_NUMBER',
  FULL_NAME = 'FULL_NAME',
}
