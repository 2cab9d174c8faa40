import { ValidateBy, type ValidationArguments } from 'class-validator';
import { plainLine, shownLength } from './plain-line.ts';

/**
 * A name or a title: kept as one plain line, whatever was sent. Where too little of it can be seen it is too short, or as good
 * as absent where it may be. It writes into the input that it looks at, so that every service gets the same.
 */
export const OneLine = ({ least = 1, mayBeAbsent = false } = {}): PropertyDecorator =>
  ValidateBy({
    name: 'minLength',
    validator: {
      validate(value: unknown, where?: ValidationArguments) {
        if (typeof value !== 'string' || !where) return false;
        const line = plainLine(value);
        (where.object as Record<string, unknown>)[where.property] = line === '' && mayBeAbsent ? null : line;
        return shownLength(line) >= least || (line === '' && mayBeAbsent);
      },
      defaultMessage: () => `$property must be longer than or equal to ${least} characters`,
    },
  });
