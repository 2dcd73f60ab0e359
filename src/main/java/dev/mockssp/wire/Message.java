package dev.mockssp.wire;

/**
 * One message of a conversation.
 *
 * @param role {@code user} or {@code assistant}
 * @param content the text
 */
public record Message(String role, String content) {

    /** @return whether the role is {@code user} */
    public boolean fromUser() {
        return role.equals("user");
    }
}
