import type { SentRecord } from "./prompt/sealRequest.ts";
import type { NotReviewed } from "./reviewEvent.ts";
import type { LastRequest, SessionStore } from "./sessionStore.ts";

/**
 * Begins the account of what one review or chat turn sends, for `showLastRequest`; returns where
 * each request is told as it leaves. The newest account is the one that is shown: what an older
 * review sends after it began is not mixed in.
 */
export function beginSent(
  session: SessionStore,
  host: string,
  leftOut: readonly NotReviewed[],
): (record: SentRecord) => void {
  const sender = {};
  session.update((state) => ({
    ...state,
    lastSender: sender,
    lastRequests: [],
    lastLeftOut: leftOut,
  }));
  let sent: readonly LastRequest[] = [];
  return (record) => {
    sent = [...sent, { host, record }];
    session.update((state) =>
      state.lastSender === sender ? { ...state, lastRequests: sent } : state,
    );
  };
}
