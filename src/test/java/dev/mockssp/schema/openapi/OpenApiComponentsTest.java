package dev.mockssp.schema.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockssp.schema.Check;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The effect of each keyword of a schema on its component. */
class OpenApiComponentsTest {

    /** The property "a" of a component, derived from the property "a" of a schema. */
    private static JsonNode property(String schema) {
        return components(Map.of("A", List.of("a")), Map.of("a", "{'type':'object','properties':{'a':" + schema + "}}"))
                .at("/A/properties/a");
    }

    private static JsonNode components(Map<String, List<String>> sources, Map<String, String> files) {
        return new OpenApiComponents(file -> Check.json(files.get(file)), sources).schemas();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'title':'Time','type':'string'} | {'type':'string'}",
                "{'const':'x'} | {'enum':['x'],'type':'string'}",
                "{'const':true} | {'enum':[true],'type':'boolean'}",
                "{'type':'integer','default':5} | {'type':'integer','description':'Default: 5.'}",
                "{'type':'integer','default':5,'description':'A.'} | {'type':'integer','description':'A. Default: 5.'}",
                "{'type':['boolean','null'],'default':null} | {'type':['boolean','null']}",
                "{'type':['string','number'],'minimum':1,'examples':[1]} | {'examples':[1]}",
                "{'type':'null'} | {'type':['object','null'],'additionalProperties':true}",
                "{'type':'object'} | {'type':'object','additionalProperties':true}",
                "{'type':'object','additionalProperties':{'const':1}} | {'type':'object','additionalProperties':{'enum':[1],'type':'integer'}}",
                "{'type':'array','items':{'title':'T','type':'string'},'minItems':1} | {'type':'array','items':{'type':'string'},'minItems':1}",
                "{'type':'string','format':'uri','pattern':'^a','maxLength':3} | {'type':'string','format':'uri','pattern':'^a','maxLength':3}",
                "{'anyOf':[{'type':'string'},{'type':'null'}]} | {'type':['string','null']}",
                "{'oneOf':[{'type':'integer'},{'type':'number'}]} | {'type':'number'}",
                "{'oneOf':[{'type':'string'},{'type':'boolean'}]} | {}",
                "{'oneOf':[{'const':'x'},{'const':'y'}]} | {'enum':['x','y'],'type':'string'}",
            })
    void aKeyword(String schema, String component) {
        assertThat(property(schema)).isEqualTo(Check.json(component));
    }

    @Test
    void aUnionOfObjectsIsOneObject() {
        assertThat(property("{'type':'object','required':['k'],'properties':{'k':{'type':'string'}},'oneOf':["
                        + "{'title':'One','required':['a','b'],'properties':{'a':{'type':'string'},'b':{'type':'null'}}},"
                        + "{'title':'Two','required':['a','c'],'properties':{'a':{'type':'null'},'c':{'type':'array',"
                        + "'items':{'type':'string'}}}},"
                        + "{'title':'Three','required':['a'],'properties':{'a':{'type':'null'},'b':false,'c':{'type':'array',"
                        + "'maxItems':0}}}]}"))
                .isEqualTo(Check.json(
                        "{'type':'object','properties':{'k':{'type':'string'},'a':{'type':['string','null']},"
                                + "'b':{'type':['object','null'],'additionalProperties':true},"
                                + "'c':{'type':'array','items':{'type':'string'}}},'required':['k','a']}"));
    }

    @Test
    void anObjectAmongTheDefinitionsIsAComponentAndAScalarIsInlined() {
        JsonNode all = components(
                Map.of("Order", List.of("order")),
                Map.of(
                        "order",
                        "{'type':'object','properties':{'id':{'$ref':'#/$defs/orderId','description':'Mine.'},"
                                + "'item':{'$ref':'#/$defs/lineItem'}},"
                                + "'$defs':{'orderId':{'type':'string','description':'Any.'},"
                                + "'lineItem':{'type':['object','null'],'properties':{'n':{'type':'integer'}}}}}"));
        assertThat(all.propertyNames()).containsExactly("LineItem", "Order");
        assertThat(all.at("/Order/properties/id")).isEqualTo(Check.json("{'type':'string','description':'Mine.'}"));
        assertThat(all.at("/Order/properties/item"))
                .isEqualTo(Check.json("{'anyOf':[{'$ref':'#/components/schemas/LineItem'},{'type':'null'}]}"));
        assertThat(all.at("/LineItem/type").asString()).isEqualTo("object");
    }

    @Test
    void definitionsOfTheFilesOfOneComponentAreJoinedByName() {
        String file =
                "{'type':'object','required':['e',%1$s],'properties':{'e':{'$ref':'#/$defs/info'},%1$s:{'const':1}},"
                        + "'$defs':{'info':{'type':'object','required':[%1$s],'properties':{%1$s:{'const':1}}}}}";
        JsonNode all = components(
                Map.of("Error", List.of("one", "two")),
                Map.of("one", file.formatted("'x'"), "two", file.formatted("'y'")));
        assertThat(all.propertyNames()).containsExactly("Error", "Info");
        assertThat(all.at("/Error/required")).isEqualTo(Check.json("['e']"));
        assertThat(all.at("/Error/properties").propertyNames()).containsExactly("e", "x", "y");
        assertThat(all.at("/Info/properties").propertyNames()).containsExactly("x", "y");
        assertThat(all.at("/Info/required").isMissingNode()).isTrue();
    }

    @Test
    void aReferenceMayLeadToAnotherFileAndBack() {
        JsonNode all = components(
                Map.of("Tree", List.of("a/tree.schema.json")),
                Map.of(
                        "a/tree.schema.json",
                        "{'type':'object','properties':{'up':{'$ref':'#'},'leaf':{'$ref':'../leaf.schema.json#/$defs/leaf'},"
                                + "'bud-file':{'$ref':'../bud-file.schema.json'}}}",
                        "leaf.schema.json",
                        "{'$defs':{'leaf':{'type':'object','properties':{'n':{'type':'string'}}}}}",
                        "bud-file.schema.json",
                        "{'type':'object','properties':{'n':{'type':'string'}}}"));
        assertThat(all.propertyNames()).containsExactly("BudFile", "Leaf", "Tree");
        assertThat(Stream.of("up", "leaf", "bud-file")
                        .map(name ->
                                all.at("/Tree/properties/" + name + "/$ref").asString()))
                .containsExactly(
                        "#/components/schemas/Tree", "#/components/schemas/Leaf", "#/components/schemas/BudFile");
    }

    @Test
    void twoSchemasWithOneNameAreRefused() {
        String file = "{'type':'object','properties':{'e':{'$ref':'#/$defs/info'}},"
                + "'$defs':{'info':{'type':'object','properties':{}}}}";
        Map<String, List<String>> sources = Map.of("One", List.of("one"), "Two", List.of("two"));
        assertThatThrownBy(() -> components(sources, Map.of("one", file, "two", file)))
                .hasMessageContaining("two schemas would be called Info")
                .hasMessageContaining("one")
                .hasMessageContaining("two");
    }

    @Test
    void whatHasNoRuleIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> property("{'prefixItems':[]}")).hasMessageContaining("a#/properties/a/prefixItems");
        assertThatThrownBy(() -> property("{'$ref':'#/$defs/none'}")).hasMessageContaining("a#/$defs/none");
        String twoComponents = "{'oneOf':[{'$ref':'#/$defs/x'},{'$ref':'#/$defs/y'}]},"
                + "'z':{'type':'string'}},'$defs':{'x':{'type':'object','properties':{}},"
                + "'y':{'type':'object','properties':{}}},'not':{";
        assertThatThrownBy(() -> property(twoComponents))
                .hasMessageContaining("union of two components")
                .hasMessageContaining("a#/properties/a");
    }
}
