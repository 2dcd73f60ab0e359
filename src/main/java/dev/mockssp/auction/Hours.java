package dev.mockssp.auction;

/**
 * Hours of the day, in the time zone of the user.
 *
 * @param from the first hour, from 0 to 23
 * @param until the hour before which they end, from 1 to 24; not after {@code from} if they include midnight
 */
public record Hours(int from, int until) {

    /**
     * @param hour an hour of the day, from 0 to 23
     * @return whether it is one of these
     */
    boolean include(int hour) {
        return from < until ? hour >= from && hour < until : hour >= from || hour < until;
    }
}
