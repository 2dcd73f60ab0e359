package dev.mockssp.lint.report;

import dev.mockssp.core.text.MessageText;
import dev.mockssp.journal.Finding.Severity;
import dev.mockssp.journal.FindingCounts;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
        return of(report, failOn, Optional.empty());
    }

    /**
     * @param report as {@link #of(Report, Optional)}
     * @param failOn as {@link #of(Report, Optional)}
     * @param shortage says that the report is about too few requests, which is a failed test case of its own; empty if
     *     there are enough
     * @return the XML document
     */
    public static String of(Report report, Optional<Severity> failOn, Optional<String> shortage) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, report, failOn, shortage);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document in memory can always be written", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, Report report, Optional<Severity> failOn, Optional<String> shortage)
            throws XMLStreamException {
        List<RuleCase> cases = RuleCase.of(report);
        int ofShortage = shortage.isPresent() ? 1 : 0;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "mock-ssp integration rules");
        xml.writeAttribute("tests", Integer.toString(ofShortage + cases.size()));
        xml.writeAttribute("failures", Long.toString(ofShortage + count(cases, one -> one.fails(failOn))));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(count(cases, RuleCase::isSkipped)));
        xml.writeAttribute("time", "0");
        if (shortage.isPresent()) {
            start(xml, "mock-ssp.report", "min-exchanges");
            xml.writeEmptyElement("failure");
            xml.writeAttribute("message", shortage.get());
            xml.writeEndElement();
        }
        for (RuleCase one : cases) {
            testCase(xml, one, failOn);
        }
        List<String> output = new ArrayList<>();
        if (report.withoutPlace() > 0) {
            output.add(FindingCounts.beyondPlaces(report.withoutPlace()));
        }
        if (!report.stale().isEmpty()) {
            output.add("entries of the baseline that no finding has any more:");
            report.stale().forEach(identity -> output.add(identity.rule() + " " + identity.place()));
        }
        if (!output.isEmpty()) {
            xml.writeStartElement("system-out");
            for (String line : output) {
                xml.writeCharacters(allowed(line) + "\n");
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static long count(List<RuleCase> cases, Predicate<RuleCase> condition) {
        return cases.stream().filter(condition).count();
    }

    /** CI services compare a test case with that of the last run by both names, so neither depends on levels. */
    private static void start(XMLStreamWriter xml, String className, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", className);
        xml.writeAttribute("name", name);
        xml.writeAttribute("time", "0");
    }

    private static void testCase(XMLStreamWriter xml, RuleCase one, Optional<Severity> failOn)
            throws XMLStreamException {
        start(xml, "mock-ssp.rules", one.rule().id());
        if (one.fails(failOn)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", one.rule().severity().label());
            xml.writeAttribute(
                    "message",
                    MessageText.count(one.count(), "time") + ": " + one.rule().when());
            xml.writeCharacters(allowed(one.lines()));
            xml.writeEndElement();
        } else if (one.count() > 0) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(allowed(one.lines()));
            xml.writeEndElement();
        } else if (one.isSkipped()) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", allowed(one.suppressions()));
        }
        xml.writeEndElement();
    }

    private static String allowed(String text) {
        return text.codePoints()
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
