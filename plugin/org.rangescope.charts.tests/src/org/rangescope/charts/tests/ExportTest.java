// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.Chart;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.Zoom;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What leaves as SVG and CSV can be read by others, and says the same as the picture. */
class ExportTest {

    private static Document svg(Chart chart, ChartView view) throws Exception {
        StringBuilder out = new StringBuilder();
        chart.writeSvg(view, "A <chart> & more", out);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document svg) {
        StringBuilder words = new StringBuilder();
        NodeList texts = svg.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            words.append(texts.item(i).getTextContent()).append('\n');
        }
        return words.toString();
    }

    /** Lines of a table as a program that knows RFC 4180 reads them. */
    static List<List<String>> lines(Chart chart) throws IOException {
        StringBuilder out = new StringBuilder();
        chart.writeCsv(out);
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < out.length() && out.charAt(i + 1) == '"') {
                    value.append(out.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                } else {
                    value.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                line.add(value.toString());
                value.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (c != '\r') {
                value.append(c);
            }
        }
        assertEquals("", value.toString(), "the last line ends");
        return lines;
    }

    @Test
    void svgIsWellFormedAndNamed() throws Exception {
        for (Chart chart : Made.charts()) {
            Document svg = svg(chart, ChartView.of(640, 300));
            Element root = svg.getDocumentElement();
            assertEquals("svg", root.getTagName());
            assertEquals("640", root.getAttribute("width"));
            assertEquals("A <chart> & more", svg.getElementsByTagName("title").item(0).getTextContent());
            assertEquals(chart.describe(), svg.getElementsByTagName("desc").item(0).getTextContent());
            assertEquals(0, svg.getElementsByTagName("image").getLength(), "lines, not pixels: " + chart.describe());
            assertTrue(svg.getElementsByTagName("path").getLength() > 0, chart.describe());
            assertFalse(text(svg).isEmpty(), "its axes have words: " + chart.describe());
        }
    }

    @Test
    void svgHasTheSamePointsWordsAndColours() throws Exception {
        Chart scatter = Made.charts().get(0);
        Document svg = svg(scatter, ChartView.of(640, 300).withTheme(ChartTheme.dark()));
        NodeList marks = svg.getElementsByTagName("use");
        assertEquals(3, marks.getLength(), "a mark for each point");
        double x = Double.parseDouble(((Element) marks.item(1)).getAttribute("x"));
        PlotArea plot = scatter.paint(ChartView.of(640, 300)).plot();
        assertNotNull(plot);
        assertEquals(plot.xPixel(64), x, 0.5);
        assertTrue(text(svg).contains("ranges in the map"), text(svg));
        Element ground = (Element) svg.getElementsByTagName("rect").item(0);
        assertEquals("#1f2227", ground.getAttribute("fill"), "the dark theme's background");
    }

    @Test
    void clipKeepsZoomedLinesInThePlot() throws Exception {
        Document svg = svg(Made.charts().get(3), ChartView.of(640, 300).withZoom(Zoom.NONE.withX(Made.START + 2e9, Made.START + 4e9)));
        NodeList clips = svg.getElementsByTagName("clipPath");
        assertTrue(clips.getLength() > 0, "there is a clip");
        String id = ((Element) clips.item(0)).getAttribute("id");
        NodeList paths = svg.getElementsByTagName("path");
        boolean used = false;
        for (int i = 0; i < paths.getLength(); i++) {
            used |= ((Element) paths.item(i)).getAttribute("clip-path").contains(id);
        }
        assertTrue(used, "and something is clipped by it");
    }

    @Test
    void csvHasUnitsInItsHeaderAndAsManyValuesInEachLine() throws Exception {
        for (Chart chart : Made.charts()) {
            List<List<String>> lines = lines(chart);
            assertTrue(lines.size() > 1, chart.describe());
            assertTrue(lines.get(0).stream().anyMatch(name -> name.matches(".*\\((ns|bytes|mappings|%).*\\)")), lines.get(0).toString());
            for (List<String> line : lines) {
                assertEquals(lines.get(0).size(), line.size(), line.toString());
            }
        }
    }

    @Test
    void csvIsExactAndHarmless() throws Exception {
        List<List<String>> lines = lines(
                new OutstandingChart(Made.outstanding(), OutstandingChart.Measure.BYTES, Made.stack(), Made.moments()));
        assertEquals(List.of("at (ns since start)", "group", "live (mappings)", "exposed (bytes)"), lines.get(0));
        assertEquals(List.of("0", "vfio-pci", "3", "31457280"), lines.get(1));
        assertEquals("'=udmabuf, \"x\"", lines.get(2).get(1), "a name is no formula");
        assertEquals(List.of("range", "populated (ns since the map began)", "map took (ns)", "blocked (ns)"),
                lines(Made.charts().get(7)).get(0));
        assertEquals(List.of("8812", "2000000000", "2000000000", "3000000000", "1", "10485760", "ex_map", "LEAKED_DETACH"),
                lines(Made.charts().get(4)).get(1));
        assertEquals(List.of("__x64_sys_ioctl;ex_gpu_bind_bo [ex_gpu];dma_buf_map_interconnect", "300000", "3", "3", "31457280"),
                lines(Made.charts().get(5)).get(1));
    }
}
