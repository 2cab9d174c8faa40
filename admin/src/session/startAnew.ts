import { forgetAllBegun } from '../shared/unsaved.ts';
import { forgetOrganisation } from './organisation.ts';

/** Another person than the one who worked here: the console is loaded anew, and nothing of the first is left in memory. */
export function startAnew(): void {
  forgetAllBegun();
  forgetOrganisation();
  window.location.hash = '#/';
  window.location.reload();
}
