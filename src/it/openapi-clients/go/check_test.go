package openapi

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
)

// The tests send requests with the generated Go client, to the server that its document names.

var keys = context.WithValue(context.Background(), ContextAPIKeys, map[string]APIKey{
	"sspKey":    {Key: "staging-key"},
	"legacyKey": {Key: "staging-key"},
})

func client() *APIClient {
	return NewAPIClient(NewConfiguration())
}

func contextual() BidRequest {
	first := NewMessage("assistant", "Hello!")
	first.SetTimestamp("2025-11-23T10:00:00Z")
	second := NewMessage("user", "I need running shoes")
	second.SetTimestamp(1763892000)
	config := NewConfig()
	config.SetMaxHeadlineChars(60)
	request := NewBidRequest("user-1")
	request.SetChatId("chat-go")
	request.SetMessages([]Message{*first, *second})
	request.SetConfig(*config)
	return *request
}

func bid(t *testing.T, request BidRequest, scenario string) *BidData {
	t.Helper()
	response, _, err := client().BidsAPI.RequestBid(keys).BidRequest(request).XMockScenario(scenario).Execute()
	if err != nil {
		t.Fatal(err)
	}
	equal(t, response.Status, "success")
	return &response.Data
}

func equal(t *testing.T, found, expected any) {
	t.Helper()
	if found != expected {
		t.Fatalf("expected %v, was %v", expected, found)
	}
}

func TestFill(t *testing.T) {
	data := bid(t, contextual(), "always-fill")
	message := data.GetBid()
	equal(t, message.AdFormat, "sponsored_message")
	equal(t, message.Price > 0, true)
	equal(t, message.Headline != "", true)
}

func TestNoBid(t *testing.T) {
	data := bid(t, contextual(), "no-bid")
	equal(t, data.Bid.Get() == nil, true)
	equal(t, len(data.Bids), 0)
}

func TestSparseAd(t *testing.T) {
	message := bid(t, contextual(), "sparse-creative").Bid.Get()
	equal(t, message.Description.Get() == nil, true)
	equal(t, message.HasCtaText(), false)
	equal(t, message.HasImageUrl(), false)
}

func TestPrompts(t *testing.T) {
	request := NewBidRequest("user-1")
	request.SetRequestType("opener")
	prompts := bid(t, *request, "sponsored-prompts").Bids
	equal(t, len(prompts) > 0, true)
	equal(t, prompts[0].ViewUrl != "", true)
}

func failure(t *testing.T, err error) ErrorInfo {
	t.Helper()
	var failed *GenericOpenAPIError
	if !errors.As(err, &failed) {
		t.Fatalf("no error response: %v", err)
	}
	model, ok := failed.Model().(ErrorResponse)
	equal(t, ok, true)
	equal(t, model.Status, "error")
	return model.Error
}

func TestErrors(t *testing.T) {
	_, _, err := client().BidsAPI.RequestBid(keys).BidRequest(*NewBidRequest("user-1")).Execute()
	invalid := failure(t, err)
	equal(t, invalid.GetCode(), int32(400))
	equal(t, invalid.Details[0].Rule, "required")
	_, _, err = client().BidsAPI.RequestBid(keys).BidRequest(contextual()).XMockScenario("rate-limited").Execute()
	limited := failure(t, err)
	equal(t, limited.GetCode(), int32(429))
}

func TestLegacy(t *testing.T) {
	request := NewGetAdRequest("user-1", "chat-go", *NewContent("I need running shoes", "What is your budget?"))
	send := func(scenario string) (*GetAdResponse, error) {
		response, _, err := client().LegacyAPI.GetAd(keys).GetAdRequest(*request).XMockScenario(scenario).Execute()
		return response, err
	}
	ad, err := send("always-fill")
	equal(t, err, nil)
	equal(t, ad.Data.HasProdUrl(), true)
	none, err := send("no-bid")
	equal(t, err, nil)
	equal(t, none.Data.HasCreative(), false)
	_, err = send("bad-request")
	refused := failure(t, err)
	equal(t, refused.Detail[0].Loc[0], "body")
}

// A field that the vendor adds is no error.
func TestNewField(t *testing.T) {
	var response BidResponse
	err := json.Unmarshal([]byte(`{"requestId": "api_req_1", "timestamp": "t", "totalTime": 1, "status": "success",
		"message": "m", "data": {"bid": null, "floor": 1}, "error": null, "new_field": 1}`), &response)
	equal(t, err, nil)
	equal(t, response.Message, "m")
}
