"""Sends requests with the generated Python client, to the server that its document names."""

import json

import openapi_client
from openapi_client.models import (
    BidRequest, BidResponse, Config, Content, ErrorResponse, GetAdRequest, Message,
)

checks = 0


def equal(found, expected):
    global checks
    checks += 1
    assert found == expected, f"expected {expected!r}, was {found!r}"


configuration = openapi_client.Configuration(
    api_key={"sspKey": "staging-key", "legacyKey": "staging-key"}
)
client = openapi_client.ApiClient(configuration)
bids = openapi_client.BidsApi(client)
legacy = openapi_client.LegacyApi(client)

contextual = BidRequest(
    userId="user-1",
    chatId="chat-python",
    messages=[
        Message(role="assistant", content="Hello!", timestamp="2025-11-23T10:00:00Z"),
        Message(role="user", content="I need running shoes", timestamp=1763892000),
    ],
    config=Config(max_headline_chars=60),
)
get_ad = GetAdRequest(userId="u", chatId="c", content=Content(user="a", chatbot="b"))


def bid(request, scenario=None):
    return bids.request_bid(request, x_mock_scenario=scenario)


def error(status, send):
    try:
        send()
    except openapi_client.ApiException as e:
        equal(e.status, status)
        return ErrorResponse.from_json(e.body)
    raise AssertionError(f"status {status} expected")


fill = bid(contextual, "always-fill")
equal(fill.status, "success")
equal(fill.data.bid.ad_format, "sponsored_message")
equal(fill.data.bid.price > 0, True)
none = bid(contextual, "no-bid")
equal((none.message, none.data.bid, none.error), ("No bids", None, None))
sparse = bid(contextual, "sparse-creative").data.bid
equal((sparse.description, sparse.cta_text, sparse.image_url), (None, None, None))
prompts = bid(BidRequest(userId="u", request_type="opener"), "sponsored-prompts").data.bids
equal(prompts[0].view_url.startswith("http"), True)
invalid = error(400, lambda: bid(BidRequest(userId="u")))
equal((invalid.error.code, invalid.error.details[0].rule), (400, "required"))
equal(error(429, lambda: bid(contextual, "rate-limited")).error.code, 429)
equal(legacy.get_ad(get_ad, x_mock_scenario="always-fill").data.prod_url.startswith("http"), True)
equal(legacy.get_ad(get_ad, x_mock_scenario="no-bid").data.creative, None)
refused = error(422, lambda: legacy.get_ad(get_ad, x_mock_scenario="bad-request"))
equal(refused.error.detail[0].loc[0], "body")
equal(legacy.get_ad_without_slash(get_ad, x_mock_scenario="always-fill").status, "success")

# a field that the vendor adds is no error
more = json.loads(fill.to_json())
more["new_field"] = 1
more["data"]["bid"]["placement"] = "image"
equal(BidResponse.from_dict(more).data.bid.headline, fill.data.bid.headline)
print(f"Python: {checks} checks")
