"""A publisher's code: asks for an ad and goes on without one when there is none."""

import http.client
import json
import urllib.error
import urllib.request


def headline_for(message, base_url, key):
    body = {"userId": "user-1", "chatId": "chat-1", "messages": [{"role": "user", "content": message}]}
    request = urllib.request.Request(
        f"{base_url}/api/v1/ssp/bid-request",
        data=json.dumps(body).encode(),
        headers={"thrad-api-key": key, "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=2) as answer:
            bid = json.load(answer)["data"]["bid"]
    except (OSError, http.client.HTTPException, ValueError):
        return None
    return bid["headline"] if bid else None
