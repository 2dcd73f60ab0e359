package dev.mockssp.scenario;

import dev.mockssp.core.Delay;
import dev.mockssp.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts a step to JSON, without default values. */
final class StepWriter {

    private StepWriter() {}

    static ObjectNode write(Step step) {
        ObjectNode json = object();
        ObjectNode when = trigger(step.when());
        if (!when.isEmpty()) {
            json.set("when", when);
        }
        json.set(step.then().label(), behaviour(step.then()));
        delay(step.delay(), json);
        return json;
    }

    private static void delay(Delay delay, ObjectNode step) {
        if (delay.minMillis() != delay.maxMillis()) {
            step.putObject("delay_ms").put("min", delay.minMillis()).put("max", delay.maxMillis());
        } else if (delay.minMillis() > 0) {
            step.put("delay_ms", delay.minMillis());
        }
    }

    private static ObjectNode trigger(Trigger trigger) {
        ObjectNode json = object();
        trigger.first().ifPresent(count -> json.put("first", count));
        trigger.every().ifPresent(count -> json.put("every", count));
        trigger.chance().ifPresent(chance -> json.put("chance", chance));
        trigger.endpoint().ifPresent(name -> json.put("endpoint", name));
        trigger.key().ifPresent(key -> json.put("key", key));
        if (!trigger.headers().isEmpty()) {
            ObjectNode headers = json.putObject("headers");
            trigger.headers().forEach((name, regex) -> headers.put(name, regex.toString()));
        }
        if (!trigger.body().isEmpty()) {
            ArrayNode body = json.putArray("body");
            trigger.body().forEach(match -> body.add(match.toJson()));
        }
        return json;
    }

    private static ObjectNode behaviour(Behaviour behaviour) {
        ObjectNode json = object();
        if (behaviour instanceof Behaviour.Fill fill) {
            fill.campaign().ifPresent(id -> json.put("campaign", id));
            fill.ad().ifPresent(ad -> json.set("ad", ad));
            fill.format().ifPresent(format -> json.put("format", format));
            if (!fill.variants().isEmpty()) {
                ArrayNode variants = json.putArray("variants");
                fill.variants().stream().sorted().forEach(variant -> variants.add(variant.label()));
            }
        } else if (behaviour instanceof Behaviour.NoBid noBid) {
            json.put("reason", noBid.reason().label());
            noBid.message().ifPresent(message -> json.put("message", message));
        } else if (behaviour instanceof Behaviour.Fail fail) {
            fail(fail, json);
        } else if (behaviour instanceof Behaviour.Break fault) {
            json.put("fault", fault.fault().label());
        }
        return json;
    }

    private static void fail(Behaviour.Fail fail, ObjectNode json) {
        json.put("status", fail.status());
        fail.message().ifPresent(message -> json.put("message", message));
        fail.error().ifPresent(error -> json.set("error", error));
        if (!fail.headers().fields().isEmpty()) {
            ObjectNode headers = json.putObject("headers");
            fail.headers().forEach(headers::put);
        }
        fail.body().ifPresent(body -> json.set("body", body));
        if (fail.denyOrigin()) {
            json.put("deny_origin", true);
        }
    }

    private static ObjectNode object() {
        return Json.MAPPER.createObjectNode();
    }
}
