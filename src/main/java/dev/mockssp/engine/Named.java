package dev.mockssp.engine;

import dev.mockssp.exchange.Responder;

/** An endpoint that takes GET, with the name under which the journal files it. */
interface Named extends Responder {
    String name();
}
