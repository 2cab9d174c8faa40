import { ValidateBy, type ValidationArguments } from 'class-validator';
import { plainLine } from './plain-line.ts';

/**
 * A name or a title: kept as one plain line, whatever was sent. Where nothing of it can be seen it is refused, or as good as
 * absent where it may be. It writes into the input that it looks at, so that every service gets the same.
 */
export const OneLine = ({ mayBeAbsent = false } = {}): PropertyDecorator =>
  ValidateBy({
    name: 'isVisible',
    validator: {
      validate(value: unknown, where?: ValidationArguments) {
        if (typeof value !== 'string' || !where) return false;
        const line = plainLine(value);
        (where.object as Record<string, unknown>)[where.property] = line === '' && mayBeAbsent ? null : line;
        return line !== '' || mayBeAbsent;
      },
    },
  });
