package dev.mockssp.wire;

/**
 * One message of a conversation.
 *
 * @param role {@code user} or {@code assistant}
 * @param content what was said
 */
public record Message(String role, String content) {

    /** @return whether the user said it */
    public boolean fromUser() {
        return role.equals("user");
    }
}
