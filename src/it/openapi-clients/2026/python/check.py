"""Sends requests of revision 2026 with the generated Python client, to the server that its document names."""

from urllib.parse import parse_qs, urlsplit

import openapi_client
from openapi_client.models import BidRequest, Message, PollVote, TrackingError, UserMetadata

checks = 0


def equal(found, expected):
    global checks
    checks += 1
    assert found == expected, f"expected {expected!r}, was {found!r}"


client = openapi_client.ApiClient(openapi_client.Configuration(api_key={"sspKey": "staging-key"}))
bids = openapi_client.BidsApi(client)
polls = openapi_client.PollsApi(client)
request = BidRequest(
    userId="user-1",
    chatId="chat-python",
    messages=[Message(role="user", content="I need running shoes")],
    summary="Wants running shoes",
    user_metadata=UserMetadata(age_range="25-34"),
)


def bid(scenario):
    return bids.request_bid(request, x_mock_scenario=scenario).data.bid


def token(url):
    return parse_qs(urlsplit(url).query)["token"][0]


message = bid("always-fill")
equal((message.ad_format, message.placement), ("sponsored_message", "image"))
equal("thrad_view_url" in parse_qs(urlsplit(message.url).query), True)
text = bid("text-placement")
equal((text.placement, text.image_url), ("text", None))
poll = bid("sponsored-poll")
equal(poll.ad_format, "sponsored_poll")
vote = PollVote(option_id=poll.options[0].id)
results = polls.vote(token(poll.vote_url), vote)
equal(results.data.question, poll.question)
equal(polls.poll_results(token(poll.results_url)).data.total_votes, results.data.total_votes)
try:
    polls.vote("damaged", vote)
    raise AssertionError("404 expected")
except openapi_client.ApiException as e:
    equal(e.status, 404)
    equal(TrackingError.from_json(e.body).detail, "Link expired or not found")
print(f"Python, 2026: {checks} checks")
