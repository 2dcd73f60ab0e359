"""The publisher's code under test: it requests an ad and returns None if there is none."""

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
        with urllib.request.urlopen(request, timeout=2) as response:
            bid = json.load(response)["data"]["bid"]
    except (OSError, http.client.HTTPException, ValueError):
        return None
    return bid["headline"] if bid else None
