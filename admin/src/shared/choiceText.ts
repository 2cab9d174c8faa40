type Translate = (key: string, options: Record<string, unknown>) => string;

/** A choice of the organisation as a step of a trace has it, `rollNonWorking=true`, in words. */
export function choiceText(translate: Translate, policy: string): string {
  const [name = '', value = ''] = policy.split('=');
  // A figure is any number.
  const key = name === 'defaultAmount' ? name : `${name}.${value}`;
  return translate(`due.choice.${key}`, { value, _: policy });
}
