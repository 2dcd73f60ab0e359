package dev.mockssp.schema;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid value, and the locations at which tests change it.
 *
 * @param schema the path of its schema
 * @param json the value
 * @param texts pointers to texts
 * @param numbers pointers to numbers and booleans
 */
record Sample(String schema, ObjectNode json, List<String> texts, List<String> numbers) {

    private static final String SSP =
            "'requestId':'api_req_1','timestamp':'2025-11-24T21:51:52.240297Z','totalTime':0.1,'message':'m'";
    private static final String LEGACY =
            "'apiVersion':'0.1.0','requestId':'4b1d2c7e-8f3a-4d6b-9a55-0c2f6f1e7d90','timestamp':'2025-11-24T21:51:52Z',"
                    + "'docsUrl':'https://docs.example/','totalTime':0.1,'message':'m'";
    private static final String CAMPAIGN =
            "{'id':'a','dsp':'d','advertiser':'A','domain':'a.example','vertical':'v','price':5.5,"
                    + "'formats':['sponsored_message','sponsored_prompt'],'keywords':['k'],'headlines':['h'],'prompts':['p'],"
                    + "'description':'t','cta_text':'c','product':'p','landing_url':'/landing/a','countries':['DE'],"
                    + "'image_url':'https://a.example/i','banned_words':[],'budget':2.5}";

    static final List<Sample> ALL = List.of(
            of(
                    "inventory",
                    "{'campaigns':[" + CAMPAIGN + "]}",
                    List.of(
                            "/campaigns/0/id",
                            "/campaigns/0/headlines/0",
                            "/campaigns/0/countries/0",
                            "/campaigns/0/formats/0",
                            "/campaigns/0/landing_url",
                            "/campaigns/0/image_url"),
                    List.of("/campaigns/0/price", "/campaigns/0/budget", "/campaigns/0/formats")),
            of(
                    "2025-11/bid-response",
                    "{" + SSP + ",'status':'success','data':{'bid':{'ad_format':'sponsored_message','price':5.50,"
                            + "'advertiser':'a','domain':'d','headline':'h','description':null,'cta_text':'c',"
                            + "'url':'http://a.example/u','image_url':'http://a.example/i','dsp':'d','bidId':'bid_1'}},"
                            + "'error':null}",
                    List.of(
                            "/requestId",
                            "/timestamp",
                            "/status",
                            "/data/bid/headline",
                            "/data/bid/description",
                            "/data/bid/image_url",
                            "/data/bid/bidId"),
                    List.of("/totalTime", "/data/bid/price", "/data/bid", "/data", "/error")),
            of(
                    "2025-11/bid-response",
                    "{" + SSP + ",'status':'success','data':{'bids':[{'ad_format':'sponsored_prompt','bidId':'bid_1',"
                            + "'advertiser':'a','sponsored_prompt':'p','url':'http://a.example/u',"
                            + "'logo_url':'http://a.example/l','view_url':'http://a.example/v'}]},'error':null}",
                    List.of("/data/bids/0/sponsored_prompt", "/data/bids/0/view_url"),
                    List.of("/data/bids", "/data/bids/0")),
            of(
                    "2025-11/bid-error",
                    "{" + SSP + ",'status':'error','data':{'bid':null},'error':{'type':'HTTPException','code':400,"
                            + "'details':[{'pointer':'/a','rule':'required','message':'m'}]}}",
                    List.of("/error/type", "/requestId", "/timestamp"),
                    List.of("/error/code", "/error/details", "/data/bid", "/totalTime")),
            of(
                    "2025-11/bid-error",
                    "{" + SSP + ",'status':'error','data':{'bid':null},'error':{'type':'HTTPException','code':401}}",
                    List.of("/message"),
                    List.of("/error/code")),
            of(
                    "2025-11/get-ad-response",
                    "{" + LEGACY + ",'status':'success','data':{'creative':'c','prod_name':'p',"
                            + "'img_url':'http://a.example/i','prod_url':'http://a.example/u'}}",
                    List.of("/requestId", "/timestamp", "/docsUrl", "/data/creative", "/data/prod_url"),
                    List.of("/totalTime", "/data")),
            of(
                    "2025-11/get-ad-error",
                    "{" + LEGACY + ",'status':'error','data':{},'error':{'type':'HTTPException','code':401}}",
                    List.of("/requestId", "/timestamp", "/docsUrl", "/error/type"),
                    List.of("/totalTime", "/error/code", "/data")),
            of(
                    "2025-11/bid-request",
                    "{'userId':'u','chatId':'c','messages':[{'role':'user','content':'t','timestamp':1763892000}],"
                            + "'request_type':'contextual','ad_formats':['sponsored_message'],'turn_number':4,"
                            + "'turns_from_last_ad':6,'force':false,'config':{'ad_offset':3,'max_frequency':5,"
                            + "'max_headline_chars':60,'image_enabled':true,'experiment_tag':'variant_a'}}",
                    List.of("/userId", "/chatId", "/messages/0/role", "/request_type", "/config/experiment_tag"),
                    List.of(
                            "/turn_number",
                            "/turns_from_last_ad",
                            "/messages/0/timestamp",
                            "/force",
                            "/config/ad_offset",
                            "/config/max_headline_chars",
                            "/config/image_enabled",
                            "/config")),
            of(
                    "2025-11/bid-request",
                    "{'userId':'u','request_type':'opener','ad_formats':['sponsored_prompt']}",
                    List.of("/request_type"),
                    List.of("/ad_formats")),
            of(
                    "2025-11/get-ad-request",
                    "{'userId':'u','chatId':'c','content':{'user':'q','chatbot':'r'},'userRegion':'US','metaData':{},"
                            + "'force':null,'conversationOffset':2,'adFrequencyLimit':5,'production':false}",
                    List.of("/userId", "/chatId", "/content/user", "/userRegion"),
                    List.of("/conversationOffset", "/adFrequencyLimit", "/force", "/production", "/metaData")),
            of(
                    "scenario",
                    "{'description':'d','steps':[{'when':{'first':1,'chance':0.3,'key':'a*','headers':{'X-A':'.*'},"
                            + "'body':[{'pointer':'/a','equals':1}]},'delay_ms':5,'fail':{'status':500,"
                            + "'headers':{'Retry-After':'1'}}},{'fill':{'ad':" + CAMPAIGN
                            + ",'format':'sponsored_message'}}]}",
                    List.of(
                            "/description",
                            "/steps/0/when/body/0/pointer",
                            "/steps/0/fail/headers/Retry-After",
                            "/steps/1/fill/ad/id"),
                    List.of(
                            "/steps/0/when/first",
                            "/steps/0/when/chance",
                            "/steps/0/delay_ms",
                            "/steps/0/fail/status",
                            "/steps/1/fill/ad/price")),
            of("geo", "{'203.0.113.0/24':'DE'}", List.of("/203.0.113.0~124"), List.of()),
            of("admin/freeze-clock", "{'frozenAt':'2025-11-24T21:51:52Z'}", List.of("/frozenAt"), List.of("/frozenAt")),
            of("admin/advance-clock", "{'seconds':0.5}", List.of(), List.of("/seconds")),
            of(
                    "admin/error",
                    "{'error':{'code':'unknown-scenario','message':'m','pointer':'/name'}}",
                    List.of("/error/code", "/error/message"),
                    List.of("/error")),
            of(
                    "admin/verify",
                    "{'match':{'body':[{'pointer':'/a','exists':true}],'schema':true,'status':200},'count':{'never':true}}",
                    List.of("/match/body/0/pointer"),
                    List.of("/count/never", "/match/schema", "/match/status", "/match/body/0/exists")));

    private static Sample of(String schema, String json, List<String> texts, List<String> numbers) {
        return new Sample(schema + ".schema.json", (ObjectNode) Check.json(json), texts, numbers);
    }
}
