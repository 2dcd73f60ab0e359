package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** contract.md 1.3 to 1.5 and 2.2. */
class AnswersTest {

    private static final String BID =
            "{'requestId':'api_req_1','timestamp':'2025-11-24T21:51:52.240297Z','totalTime':0.1,'status':'success',"
                    + "'message':'m','data':%s,'error':null}";
    private static final String FAULT =
            "{'requestId':'api_req_1','timestamp':'2025-11-24T21:51:52.240297Z','totalTime':0.1,'status':'error',"
                    + "'message':'m','data':{'bid':null},'error':%s}";
    private static final String MESSAGE =
            "{'ad_format':'sponsored_message','price':5.50,'advertiser':'a','domain':'d','headline':'h',"
                    + "'description':null,'url':'u','dsp':'d','bidId':'bid_1'}";
    private static final String PROMPT =
            "{'ad_format':'sponsored_prompt','bidId':'bid_1','advertiser':'a','sponsored_prompt':'p','url':'u',"
                    + "'logo_url':'l','view_url':'v'}";
    private static final String AD =
            "{'apiVersion':'0.1.0','requestId':'r','timestamp':'t','docsUrl':'d','totalTime':1,'status':'%s',"
                    + "'message':'m','data':%s%s}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'bid':null}",
                "{'bid':null,'bids':[]}",
                "{'bid':" + MESSAGE + "}",
                "{'bids':[" + PROMPT + "]}",
                "{'bids':[" + PROMPT + "," + PROMPT + "]}"
            })
    void anAuctionEndsInOneOfThese(String data) {
        assertThat(Check.lines("2025-11/bid-response", BID.formatted(data))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /data | oneOf",
                "{'bids':[]} | /data | oneOf",
                "{'bid':null,'bids':[1]} | /data/bids | maxItems",
                "{'bid':{'ad_format':'sponsored_message'}} | /data/bid/price | required",
                "{'bids':[{'ad_format':'sponsored_prompt'}]} | /data/bids/0/bidId | required"
            })
    void anAuctionNeverEndsLikeThis(String data, String pointer, String rule) {
        assertThat(Check.of("2025-11/bid-response", BID.formatted(data)))
                .isNotEmpty()
                .first()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo(pointer);
                    assertThat(violation.rule()).isEqualTo(rule);
                });
    }

    @Test
    void aBidHasExactlyItsFields() {
        String bid = MESSAGE.replace("'price':5.50", "'price':5.505,'placement':'image'");
        assertThat(Check.lines("2025-11/bid-response", BID.formatted("{'bid':" + bid + "}")))
                .hasSize(2)
                .anyMatch(line -> line.endsWith("/data/bid/price must be a multiple of 0.01, was 5.505"))
                .anyMatch(line -> line.startsWith("/data/bid/placement | additionalProperties"));
        assertThat(Check.lines("2025-11/bid-response", BID.formatted("{}")))
                .containsExactly(
                        "/data | oneOf | /data must be exactly one of: Sponsored message bid; Sponsored prompt bids; No bid");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 413, 429, 500})
    void anErrorCarriesItsStatus(int code) {
        assertThat(Check.lines("2025-11/bid-error", FAULT.formatted("{'type':'HTTPException','code':" + code + "}")))
                .isEmpty();
        assertThat(Check.lines(
                        "2025-11/get-ad-error",
                        AD.formatted("error", "{}", ",'error':{'type':'x','code':" + code + "}")))
                .isEmpty();
    }

    @Test
    void onlyABadRequestHasDetails() {
        String detail = "'details':[{'pointer':'/a','rule':'required','message':'m'}]";
        assertThat(Check.lines(
                        "2025-11/bid-error", FAULT.formatted("{'type':'HTTPException','code':400," + detail + "}")))
                .isEmpty();
        assertThat(Check.lines("2025-11/bid-error", FAULT.formatted("{'type':'HTTPException','code':400}")))
                .containsExactly("/error/details | required | /error/details is required");
        assertThat(Check.lines(
                        "2025-11/bid-error", FAULT.formatted("{'type':'HTTPException','code':401," + detail + "}")))
                .containsExactly("/error/details | false | /error/details is not allowed here");
        assertThat(Check.lines("2025-11/bid-error", FAULT.formatted("null")))
                .containsExactly("/error | type | /error must be an object, was null");
    }

    @Test
    void aLegacyAnswerHasAllFourTextsOrNone() {
        String ad = "{'creative':'c','prod_name':'p','img_url':'i','prod_url':'u'}";
        assertThat(Check.lines("2025-11/get-ad-response", AD.formatted("success", ad, "")))
                .isEmpty();
        assertThat(Check.lines("2025-11/get-ad-response", AD.formatted("success", "{}", "")))
                .isEmpty();
        assertThat(Check.lines("2025-11/get-ad-response", AD.formatted("success", "{'creative':'c'}", "")))
                .containsExactly(
                        "/data/prod_name | required | /data/prod_name is required",
                        "/data/img_url | required | /data/img_url is required",
                        "/data/prod_url | required | /data/prod_url is required");
    }

    @Test
    void aLegacyErrorHasDetailsOrACode() {
        String details = ",'error':{'detail':[{'loc':['body','content',0],'msg':'m','type':'t'}]}";
        assertThat(Check.lines("2025-11/get-ad-error", AD.formatted("error", "{}", details)))
                .isEmpty();
        assertThat(Check.lines("2025-11/get-ad-error", AD.formatted("error", "{}", ",'error':{'type':'x'}")))
                .containsExactly("/error/code | required | /error/code is required");
    }
}
