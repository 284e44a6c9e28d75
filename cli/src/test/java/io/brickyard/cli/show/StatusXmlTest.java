package io.brickyard.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.survey.PoolFixtures;
import io.brickyard.survey.Survey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class StatusXmlTest {

    static Stream<Map.Entry<String, Survey>> situations() {
        return Situations.all().entrySet().stream();
    }

    private static Document written(Survey survey) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatusXml.write(survey, Situations.judged(survey), out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void xmlHoldsTheSameAsJson(Map.Entry<String, Survey> situation) throws Exception {
        Survey survey = situation.getValue();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        StatusJson.write(survey, Situations.judged(survey), json);

        assertSame(written(survey).getDocumentElement(), new ObjectMapper().readTree(json.toByteArray()));
    }

    private static void assertSame(Element element, JsonNode node) {
        if (node.isValueNode()) {
            assertThat(element.getTextContent()).isEqualTo(node.asString());
            return;
        }
        int children = 0;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element member) {
                JsonNode counterpart = node.isArray()
                        ? node.get(children)
                        : node.path(
                                member.getTagName().equals("entry")
                                        ? member.getAttribute("name")
                                        : member.getTagName());
                assertSame(member, counterpart);
                children++;
            }
        }
        assertThat(children).as(element.getTagName()).isEqualTo(node.size());
    }

    @Test
    void oddCharactersSurviveOrAreReplaced() throws Exception {
        String odd = "<&>\"'\t\n\r]]> é 漢 😀";
        Survey survey = PoolFixtures.usual()
                .heal("rep2", 1, 1, odd, "\u0000\u001b\ud800\uffff")
                .option("rep2", "user.<&\"'>", odd)
                .build();

        Document document = written(survey);

        var entries = document.getElementsByTagName("entry");
        boolean found = false;
        for (int i = 0; i < entries.getLength(); i++) {
            Element entry = (Element) entries.item(i);
            if (entry.getAttribute("name").equals("user.<&\"'>")) {
                assertThat(entry.getTextContent()).isEqualTo(odd);
                found = true;
            }
        }
        assertThat(found).isTrue();
        assertThat(document.getElementsByTagName("split_brain_entries").item(0).getTextContent())
                .contains(odd)
                .contains("\ufffd\ufffd\ufffd\ufffd");
    }
}
