package dev.mockssp.engine;

import dev.mockssp.auction.Spending;
import dev.mockssp.limit.RateWindow;
import dev.mockssp.pacing.ChatPacer;
import dev.mockssp.pacing.LegacyPacer;
import dev.mockssp.scenario.Cursor;
import dev.mockssp.tracking.TicketLedger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that the double remembers of one key, so that suites with keys of their own do not disturb one another. The
 * pacers and the spending are used under this object's lock only, the cursor under its own.
 */
final class KeyState {

    private final String keyName;
    private final String id;
    private final AtomicLong requests;
    private final AtomicLong bids;
    private final AtomicLong auctions;

    final RateWindow window = new RateWindow();
    final ChatPacer chats = new ChatPacer();
    final LegacyPacer legacyChats = new LegacyPacer();
    final Cursor cursor = new Cursor();
    Spending spending = new Spending();
    final Clicks clicks = new Clicks();
    final TicketLedger ledger;

    KeyState(String keyName, String id) {
        this.keyName = keyName;
        this.id = id;
        this.requests = new AtomicLong();
        this.bids = new AtomicLong();
        this.auctions = new AtomicLong();
        this.ledger = new TicketLedger();
    }

    private KeyState(KeyState old) {
        this.keyName = old.keyName;
        this.id = old.id;
        this.requests = old.requests;
        this.bids = old.bids;
        this.auctions = old.auctions;
        this.ledger = old.ledger;
    }

    /** The key with no past. Its counts of ids go on and its tokens still lead somewhere: the journal has the old ones. */
    KeyState renewed() {
        return new KeyState(this);
    }

    /** The key itself; never leaves the process. */
    String keyName() {
        return keyName;
    }

    /** Tells keys apart without showing them. */
    String id() {
        return id;
    }

    long nextRequest() {
        return requests.incrementAndGet();
    }

    long nextBid() {
        return bids.incrementAndGet();
    }

    long nextAuction() {
        return auctions.incrementAndGet();
    }
}
