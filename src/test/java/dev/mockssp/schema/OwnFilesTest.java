package dev.mockssp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that users write (scenarios, inventories, networks) and the bodies of the admin API. */
class OwnFilesTest {

    private static final String CAMPAIGN =
            "{'id':'a','dsp':'d','advertiser':'A','domain':'a.example','vertical':'v','price':5.5,"
                    + "'formats':['sponsored_message'],'keywords':[],'headlines':['h'],'prompts':[],'description':null,"
                    + "'product':'p','landing_url':'/landing/a','countries':[],'banned_words':[]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'auction':{}}",
                "{'fill':{}}",
                "{'fill':{'campaign':'x','format':'sponsored_prompt'}}",
                "{'fill':{'ad':" + CAMPAIGN + "}}",
                "{'no_bid':{}}",
                "{'no_bid':{'reason':'max-frequency','message':'m'}}",
                "{'fail':{'status':500}}",
                "{'fail':{'status':422,'message':'m','error':null,'headers':{'a':'b\\t~','x-!':''},'body':'<p>','deny_origin':true}}",
                "{'fail':{'status':400,'body':{'a':[1]}}}",
                "{'break':{'fault':'timeout'}}",
                "{'auction':{},'delay_ms':0}",
                "{'auction':{},'delay_ms':{'min':1,'max':2}}",
                "{'auction':{},'when':{}}",
                "{'auction':{},'when':{'first':1,'every':3,'chance':0.3,'endpoint':'get-ad','key':'a*',"
                        + "'headers':{'X-A':'.*'},'body':[{'pointer':'','exists':true},{'pointer':'/a','equals':null},"
                        + "{'pointer':'/a','matches':'x'}]}}"
            })
    void aStep(String step) {
        assertThat(Check.lines("scenario", "{'$schema':'x','description':'d','steps':[" + step + "]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '¶',
            value = {
                "{} § § must have exactly one of \"auction\", \"fill\", \"no_bid\", \"fail\", \"break\"; it has none",
                "{'fill':{},'fail':{'status':500}} § § must have exactly one of \"auction\", \"fill\", \"no_bid\","
                        + " \"fail\", \"break\"; it has \"fill\", \"fail\"",
                "{'fil':{}} § /fil § is not allowed here; did you mean \"fill\"? Allowed:"
                        + " \"when\", \"delay_ms\", \"auction\", \"fill\", \"no_bid\", \"fail\", \"break\"",
                "{'fail':{'status':500,'headers':{'a b':'c'}}} § /fail/headers/a b § must have a name that matches"
                        + " ^[!#$%&'*+.^_`|~0-9A-Za-z-]+$ (such as \"Retry-After\")",
                "{'fail':{'status':500,'headers':{'':'c'}}} § /fail/headers/ § must have a name that matches"
                        + " ^[!#$%&'*+.^_`|~0-9A-Za-z-]+$ (such as \"Retry-After\")",
                "{'fail':{'status':500,'headers':{'a':'b\\nc'}}} § /fail/headers/a § must match ^[\\t\\x20-\\x7e]*$"
                        + " (such as \"1\"), was \"b\\u000ac\"",
                "{'fail':{'status':500,'headers':{'a':'b\\n'}}} § /fail/headers/a § must match ^[\\t\\x20-\\x7e]*$"
                        + " (such as \"1\"), was \"b\\u000a\"",
                "{'fail':{'status':500,'headers':{'a':'ü'}}} § /fail/headers/a § must match ^[\\t\\x20-\\x7e]*$"
                        + " (such as \"1\"), was \"ü\"",
                "{'auction':{'x':1}} § /auction/x § is not allowed here; no fields are allowed",
                "{'auction':{},'delayms':5} § /delayms § is not allowed here; did you mean \"delay_ms\"? Allowed:"
                        + " \"when\", \"delay_ms\", \"auction\", \"fill\", \"no_bid\", \"fail\", \"break\"",
                "{'auction':{},'delay_ms':'5'} § /delay_ms § must be an integer or an object, was the string \"5\"",
                "{'auction':{},'delay_ms':-1} § /delay_ms § must be at least 0, was -1",
                "{'auction':{},'delay_ms':{'min':1}} § /delay_ms/max § is required",
                "{'fail':{}} § /fail/status § is required",
                "{'fail':{'status':200}} § /fail/status § must be at least 400, was 200",
                "{'fail':{'status':600}} § /fail/status § must be at most 599, was 600",
                "{'fail':{'status':500,'headers':{'a':1}}} § /fail/headers/a § must be a string, was the number 1",
                "{'no_bid':{'reason':'no-winer'}} § /no_bid/reason § must be one of \"no-winner\", \"ad-offset\","
                        + " \"max-frequency\", was \"no-winer\"; did you mean \"no-winner\"?",
                "{'break':{'fault':'truncated'}} § /break/fault § must be one of \"connection-reset\","
                        + " \"empty-response\", \"timeout\", \"truncated-body\", \"malformed-json\", was \"truncated\";"
                        + " did you mean \"truncated-body\"?",
                "{'fill':{'format':'carousel'}} § /fill/format § must be one of \"sponsored_message\","
                        + " \"sponsored_prompt\", \"sponsored_poll\", was \"carousel\"",
                "{'fill':{'campaign':'a','ad':" + CAMPAIGN + "}} § /fill § must not have both \"campaign\" and \"ad\"",
                "{'auction':{},'when':{'chance':2}} § /when/chance § must be at most 1, was 2",
                "{'auction':{},'when':{'first':0}} § /when/first § must be at least 1, was 0",
                "{'auction':{},'when':{'every':1e999}} § /when/every § must be at most 2147483647, was 1E+999",
                "{'auction':{},'when':{'body':[{'pointer':'/a'}]}} § /when/body/0 § must have exactly one of"
                        + " \"equals\", \"matches\", \"exists\"; it has none",
                "{'auction':{},'when':{'body':[{'pointer':'a','exists':true}]}} § /when/body/0/pointer §"
                        + " must match ^(/[^\\r\\n]*)?$ (such as \"/config/experiment_tag\"), was \"a\"",
                "5 § § must be an object, was the number 5"
            })
    void aStepThatIsRefused(String step, String pointer, String complaint) {
        String place = "/steps/0" + (pointer == null ? "" : pointer);
        assertThat(Check.of("scenario", "{'description':'d','steps':[" + step + "]}"))
                .extracting(Violation::pointer, Violation::message)
                .containsExactly(Tuple.tuple(place, place + " " + complaint));
    }

    @Test
    void aScenarioSaysInOneLineWhatItDoes() {
        assertThat(Check.lines("scenario", "{'steps':[],'name':'x'}"))
                .containsExactly(
                        "/description | required | /description is required",
                        "/steps | minItems | /steps must not be empty",
                        "/name | additionalProperties | /name is not allowed here."
                                + " Allowed: \"$schema\", \"description\", \"revision\", \"steps\"");
        assertThat(Check.of("scenario", "{'steps':[{'fill':{}}],'description':'a\\nb'}"))
                .extracting(Violation::message)
                .containsExactly("/description must match ^[^\\r\\n]*$ (such as \"The 3rd, 6th, … request fails with"
                        + " 500.\"), was \"a\\u000ab\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'a' | 'id':'a b' | /id | pattern",
                "'id':'a' | 'id':'a\\n' | /id | pattern",
                "'price':5.5 | 'price':0 | /price | exclusiveMinimum",
                "'price':5.5 | 'price':-1 | /price | exclusiveMinimum",
                "'price':5.5 | 'price':1e999 | /price | maximum",
                "'headlines':['h'] | 'headlines':[] | /headlines | minItems",
                "'formats':['sponsored_message'] | 'formats':['sponsored_prompt'] | /prompts | minItems",
                "'formats':['sponsored_message'] | 'formats':[] | /formats | minItems",
                "'formats':['sponsored_message'] | 'formats':['carousel'] | /formats/0 | enum",
                "'countries':[] | 'countries':['de'] | /countries/0 | pattern",
                "'keywords':[] | 'keywords':[''] | /keywords/0 | minLength",
                "'landing_url':'/landing/a' | 'landing_url':'a.example' | /landing_url | pattern",
                "'landing_url':'/landing/a' | 'landing_url':'//a.example' | /landing_url | pattern",
                "'landing_url':'/landing/a' | 'landing_url':'/a%2' | /landing_url | not",
                "'landing_url':'/landing/a' | 'landing_url':'/a^b' | /landing_url | pattern",
                "'landing_url':'/landing/a' | 'landing_url':'/a b' | /landing_url | pattern",
                "'landing_url':'/landing/a' | 'landing_url':'https://ä.example' | /landing_url | pattern",
                "'product':'p' | 'products':'p','product':'p' | /products | additionalProperties",
                "'dsp':'d', |  | /dsp | required"
            })
    void aCampaign(String good, String bad, String pointer, String rule) {
        assertThat(Check.of("inventory", "{'campaigns':[" + CAMPAIGN + "]}")).isEmpty();
        String broken = CAMPAIGN.replace(good, bad == null ? "" : bad);
        assertThat(Check.of("inventory", "{'$schema':'x','campaigns':[" + broken + "]}"))
                .extracting(Violation::pointer, Violation::rule)
                .containsExactly(Tuple.tuple("/campaigns/0" + pointer, rule));
    }

    @Test
    void networksHaveCountries() {
        assertThat(Check.of("geo", "{'203.0.113.0/24':'DE','2001:db8::/32':'FR'}"))
                .isEmpty();
        assertThat(Check.lines("geo", "{'203.0.113.0/24':'de','localhost':'DE'}"))
                .containsExactly(
                        "/203.0.113.0~124 | pattern | /203.0.113.0~124 must match ^[A-Z]{2}$ (such as \"DE\"),"
                                + " was \"de\"",
                        "/localhost | additionalProperties | /localhost is not allowed here. Allowed: \"$schema\" and"
                                + " names that match ^[0-9A-Fa-f:.]+/[0-9]{1,3}$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select-scenario | {'name':'no-bid'} |",
                "select-scenario | {'name':'no-bid','key':'k'} |",
                "select-scenario | {'nam':'no-bid'} | /name",
                "provider-state | {} |",
                "provider-state | {'state':null,'params':{'key':'k'},'action':'teardown','key':'k'} |",
                "provider-state | {'params':{'n':1}} | /params/n",
                "provider-state | {'more':[]} | /more",
                "provider-state | {'action':'begin'} | /action",
                "reset | {} |",
                "reset | {'key':'k'} |",
                "reset | {'key':''} | /key",
                "freeze-clock | {'frozenAt':'2025-11-24T21:51:52Z'} |",
                "freeze-clock | {'frozenAt':'2025-11-24T21:51:52.123+01:00'} |",
                "freeze-clock | {'frozenAt':'now'} | /frozenAt",
                "advance-clock | {'seconds':0.5} |",
                "advance-clock | {'seconds':-1} | /seconds",
                "advance-clock | {'seconds':1e999} | /seconds",
                "error | {'error':{'code':'unknown-scenario','message':'m','pointer':'/name','allowed':['a']}} |",
                "error | {'error':{'code':'Unknown','message':'m'}} | /error/code"
            })
    void aBodyOfTheControlApi(String file, String body, String pointer) {
        assertThat(Check.of("admin/" + file, body).stream()
                        .map(Violation::pointer)
                        .findFirst())
                .isEqualTo(Optional.ofNullable(pointer));
    }
}
