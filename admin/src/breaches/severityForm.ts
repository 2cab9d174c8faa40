import type { Variables } from '../graphql.ts';
import type { BreachRecord } from './breach.ts';

/** The calculator's form: one adjustment for the heaviest category, as a person thinks of it. */
export interface SeverityForm {
  categories?: string[];
  adjustment?: number | null;
  justification?: string | null;
  identification?: string;
  confidentiality?: string | null;
  integrity?: string | null;
  availability?: string | null;
  malicious?: boolean;
  unintelligible?: boolean;
  individuals?: number | null;
}

const ORDER = ['SIMPLE', 'BEHAVIOURAL', 'FINANCIAL', 'SENSITIVE'];
const heaviest = (categories: string[]): string | undefined =>
  [...categories].sort((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0];

/** The server's input; null while it is not enough to compute a score. */
export function severityOf(form: SeverityForm): Variables | null {
  const { categories = [], adjustment, justification, ...rest } = form;
  if (!categories.length || !form.identification) return null;
  const adjusted = adjustment ? heaviest(categories) : undefined;
  const { identification, confidentiality, integrity, availability, malicious, unintelligible, individuals } =
    rest;
  const circumstances = { confidentiality, integrity, availability, individuals };
  return {
    data: categories.map((category) => ({
      category,
      ...(category === adjusted && { adjustment, ...(justification && { justification }) }),
    })),
    identification,
    malicious: Boolean(malicious),
    unintelligible: Boolean(unintelligible),
    ...Object.fromEntries(
      Object.entries(circumstances).filter(
        ([, value]) => value !== null && value !== undefined && value !== '',
      ),
    ),
  };
}

/** The form's start: the last version, else what is known of the breach. */
export function severityFormOf({ assessments, approximateSubjects }: BreachRecord): SeverityForm {
  const last = assessments.at(-1)?.inputs;
  if (!last) {
    return { categories: [], identification: '', individuals: approximateSubjects, malicious: false };
  }
  const adjusted = last.data.find(({ adjustment }) => adjustment);
  return {
    ...last,
    categories: last.data.map(({ category }) => category),
    adjustment: adjusted?.adjustment ?? null,
    justification: adjusted?.justification ?? null,
    malicious: Boolean(last.malicious),
    unintelligible: Boolean(last.unintelligible),
  };
}
