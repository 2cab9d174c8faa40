import { Property } from '@mikro-orm/decorators/legacy';

/** A column that holds an instant, to the millisecond. */
export const Instant = (options: { nullable?: boolean } = {}): PropertyDecorator =>
  Property({ type: 'datetime', columnType: 'timestamptz(3)', ...options }) as PropertyDecorator;
