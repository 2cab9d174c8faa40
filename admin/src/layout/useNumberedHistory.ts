import { useEffect, useRef } from 'react';
import { useLocation } from 'react-admin';

/**
 * An address that is pasted or bookmarked into the same tab makes an entry without the number by which the router counts, and what it
 * cannot count it cannot hold back: the entry gets the next number before the router looks.
 */
export function useNumberedHistory(): void {
  const location = useLocation();
  const number = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number belongs to the place
  useEffect(() => {
    number.current = window.history.state?.idx ?? 0;
  }, [location]);
  useEffect(() => {
    const give = () => {
      const { state } = window.history;
      if (typeof state?.idx === 'number') return;
      window.history.replaceState({ ...state, idx: number.current + 1 }, '');
    };
    window.addEventListener('popstate', give, { capture: true });
    return () => window.removeEventListener('popstate', give, { capture: true });
  }, []);
}
