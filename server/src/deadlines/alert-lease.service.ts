import { unitOfWork, type WorkOrder } from '../unit-of-work.ts';
import { type AlertDesk, type Claim, LEASE } from './alert-claim.service.ts';

/** No mail is begun on a claim that was last seen to hold longer ago than this. Milliseconds. */
const FRESH = 250;

/**
 * The claims of this process on mails that are not recorded yet. One statement renews them all; a claim that another
 * process took over, or whose clock was changed, drops out and its mail is not begun.
 */
export class Leases {
  readonly #desk: AlertDesk;
  readonly #order: WorkOrder;
  readonly #held: Map<string, Claim>;
  readonly #heart: NodeJS.Timeout;
  #renewing: Promise<void> | null = null;
  #seenAt = Number.NEGATIVE_INFINITY;

  constructor(desk: AlertDesk, order: WorkOrder, claims: readonly Claim[]) {
    this.#desk = desk;
    this.#order = order;
    this.#held = new Map(claims.map((claim) => [claim.stepId, claim]));
    this.#heart = setInterval(() => this.renew().catch(() => undefined), LEASE / 3);
  }

  /** Whether a mail may be begun now. By the wall clock: the time that a machine slept counts too. */
  async holds({ stepId }: Claim): Promise<boolean> {
    if (Math.abs(Date.now() - this.#seenAt) > FRESH) await this.renew();
    return this.#held.has(stepId);
  }

  /** Whoever asks while an answer is on its way shares it. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renew(): Promise<void> {
    const asked = [...this.#held.values()];
    if (asked.length === 0) return;
    const ours = new Set(await this.#extend(asked, 'skip locked'));
    for (const claim of asked) {
      if (ours.has(claim.stepId)) continue;
      // Gone, or locked by somebody just now: alone it may wait for them, since it holds nothing that they could want.
      const [still] = await this.#extend([claim], '');
      if (!still) this.#held.delete(claim.stepId);
    }
    this.#seenAt = Date.now();
  }

  /** Gives those of the claims that are still ours another lease. */
  async #extend(claims: readonly Claim[], patience: 'skip locked' | ''): Promise<string[]> {
    const rows = await unitOfWork(this.#desk.parts, this.#order, (ctx) =>
      ctx.sql<{ id: string }>(
        `update alert_step s set claim_until = clock_timestamp() + $3 * interval '1 ms'
         from (
           select l.id from alert_step l join unnest($1::uuid[], $2::uuid[]) as c (id, token) on l.id = c.id
           where l.claim_token = c.token and l.state = 'CLAIMED' and l.claim_until > clock_timestamp()
           for update of l ${patience}
         ) held
         where s.id = held.id returning s.id`,
        [claims.map(({ stepId }) => stepId), claims.map(({ token }) => token), LEASE],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Its answer is on record: it needs no lease any more. */
  release({ stepId }: Claim): void {
    this.#held.delete(stepId);
  }

  close(): void {
    clearInterval(this.#heart);
  }
}
