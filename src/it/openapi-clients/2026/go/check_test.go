package openapi

import (
	"context"
	"net/url"
	"testing"
)

// The tests send requests of revision 2026 with the generated Go client, to the server that its document names.

var keys = context.WithValue(context.Background(), ContextAPIKeys, map[string]APIKey{
	"sspKey": {Key: "staging-key"},
})

func equal(t *testing.T, found, expected any) {
	t.Helper()
	if found != expected {
		t.Fatalf("expected %v, was %v", expected, found)
	}
}

func bid(t *testing.T, scenario string) Bid {
	t.Helper()
	request := NewBidRequest("user-1")
	request.SetChatId("chat-go")
	request.SetMessages([]Message{*NewMessage("user", "I need running shoes")})
	response, _, err := NewAPIClient(NewConfiguration()).BidsAPI.RequestBid(keys).BidRequest(*request).
		XMockScenario(scenario).Execute()
	if err != nil {
		t.Fatal(err)
	}
	return response.Data.GetBid()
}

func token(t *testing.T, link string) string {
	t.Helper()
	parsed, err := url.Parse(link)
	if err != nil {
		t.Fatal(err)
	}
	return parsed.Query().Get("token")
}

func TestPlacement(t *testing.T) {
	image := bid(t, "always-fill")
	equal(t, image.GetPlacement(), "image")
	text := bid(t, "text-placement")
	equal(t, text.GetPlacement(), "text")
	equal(t, text.HasImageUrl(), false)
}

func TestPoll(t *testing.T) {
	poll := bid(t, "sponsored-poll")
	equal(t, poll.AdFormat, "sponsored_poll")
	vote := *NewPollVote(poll.GetOptions()[0].Id)
	polls := NewAPIClient(NewConfiguration()).PollsAPI
	results, _, err := polls.Vote(keys).Token(token(t, poll.GetVoteUrl())).PollVote(vote).Execute()
	if err != nil {
		t.Fatal(err)
	}
	equal(t, results.Data.Question, poll.GetQuestion())
}
