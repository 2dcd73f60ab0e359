package dev.mockssp.exchange;

/** Answers calls: an endpoint, or the whole engine. */
@FunctionalInterface
public interface Responder {
    /**
     * @param call what was asked
     * @return the answer, never null
     */
    Reply answer(Call call);
}
