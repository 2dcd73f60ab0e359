package dev.mockssp.lint.report;

import dev.mockssp.core.MessageText;
import dev.mockssp.journal.Finding.Severity;
import java.io.StringWriter;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a report as JUnit XML for CI services, with one test case for each rule. */
public final class JUnitXmlReport {

    private JUnitXmlReport() {}

    /**
     * @param report the report
     * @param failOn the least severity that fails a test case, empty for none; other findings are written as output of
     *     the test case
     * @return the XML document
     */
    public static String of(Report report, Optional<Severity> failOn) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, report, failOn);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory can always be written", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, Report report, Optional<Severity> failOn) throws XMLStreamException {
        long failures =
                report.rules().stream().filter(result -> fails(result, failOn)).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "mock-ssp integration rules");
        xml.writeAttribute("tests", Integer.toString(report.rules().size()));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", "0");
        for (RuleResult result : report.rules()) {
            testCase(xml, result, failOn);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, RuleResult result, Optional<Severity> failOn)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "mock-ssp." + result.rule().severity().label());
        xml.writeAttribute("name", result.rule().id());
        xml.writeAttribute("time", "0");
        if (fails(result, failOn)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", result.rule().severity().label());
            xml.writeAttribute(
                    "message",
                    MessageText.count(result.count(), "time") + ": "
                            + result.rule().when());
            xml.writeCharacters(lines(result));
            xml.writeEndElement();
        } else if (result.count() > 0) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(lines(result));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static boolean fails(RuleResult result, Optional<Severity> failOn) {
        return result.count() > 0
                && failOn.filter(least -> result.rule().severity().compareTo(least) <= 0)
                        .isPresent();
    }

    private static String lines(RuleResult result) {
        StringBuilder lines =
                new StringBuilder(result.rule().why() + " (" + result.rule().source() + ")\n");
        result.findings()
                .forEach(runFinding -> lines.append(runFinding.exchangeId())
                        .append(runFinding.exchangeId().isEmpty() ? "" : ": ")
                        .append(runFinding.finding().seen())
                        .append('\n'));
        if (result.evicted() > 0) {
            lines.append(result.evicted()).append(" more in exchanges that the journal evicted\n");
        }
        return lines.codePoints()
                .map(JUnitXmlReport::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Replaces characters that XML 1.0 does not allow, because findings quote requests. */
    private static int allowed(int c) {
        boolean control = c < 0x20 && c != '\n' && c != '\t';
        boolean invalid = c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF;
        return control || invalid ? '?' : c;
    }
}
