// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A headless Chromium, spoken to in WebDriver's JSON. One thread. */
final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Pattern PORT = Pattern.compile("successfully on port (\\d+)");

    private final Process driver;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String base;
    private String session = "";

    Browser(Path profile) throws IOException, InterruptedException {
        try {
            driver = new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("chromedriver cannot be started: apt-get install chromium chromium-driver", e);
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        String port = null;
        for (String line = lines.readLine(); line != null && port == null; line = lines.readLine()) {
            Matcher matcher = PORT.matcher(line);
            port = matcher.find() ? matcher.group(1) : null;
            if (port != null) {
                break;
            }
        }
        assertTrue(port != null, "waited for chromedriver to say its port");
        Thread rest = new Thread(() -> lines.lines().forEach(line -> {}), "chromedriver messages");
        rest.setDaemon(true);
        rest.start();
        base = "http://127.0.0.1:" + port;
        JsonObject made = post("/session",
                """
                        {"capabilities":{"alwaysMatch":{"browserName":"chrome","goog:loggingPrefs":{"browser":"ALL","performance":"ALL"},
                        "goog:chromeOptions":{"args":["--headless","--no-sandbox","--disable-gpu","--no-first-run","--disable-background-networking",
                        "--disable-component-update","--disable-sync","--hide-scrollbars","--disable-dev-shm-usage","--force-device-scale-factor=1",
                        "--window-size=1000,900","--user-data-dir=%s"]}}}}"""
                        .formatted(profile))
                .getAsJsonObject("value");
        session = "/session/" + made.get("sessionId").getAsString();
    }

    private JsonObject post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            fail(path + ": " + response.body());
        }
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    /** A page, loaded to its end. */
    void open(Path page) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("url", page.toUri().toString());
        post(session + "/url", body.toString());
    }

    /** What a script in the page returns. */
    JsonElement run(String script) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.addProperty("script", script);
        body.add("args", new JsonArray());
        return post(session + "/execute/sync", body.toString()).get("value");
    }

    private JsonObject devtools(String command, String parameters) throws IOException, InterruptedException {
        return post(session + "/goog/cdp/execute", "{\"cmd\":\"" + command + "\",\"params\":" + parameters + "}").getAsJsonObject("value");
    }

    /** Light or dark, as the reader's system says. */
    void dark(boolean dark) throws IOException, InterruptedException {
        devtools("Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + (dark ? "dark" : "light") + "\"}]}");
    }

    /** A window so wide. */
    void width(int pixels, boolean phone) throws IOException, InterruptedException {
        devtools("Emulation.setDeviceMetricsOverride", "{\"width\":" + pixels + ",\"height\":800,\"deviceScaleFactor\":1"
                + ",\"mobile\":" + phone + "}");
    }

    /** A picture of the whole page. */
    void picture(Path png) throws IOException, InterruptedException {
        write(png, devtools("Page.captureScreenshot", "{\"captureBeyondViewport\":true,\"format\":\"png\"}"));
        assertTrue(javax.imageio.ImageIO.read(png.toFile()) != null, png + " is a picture");
    }

    /** The page on paper. */
    void print(Path pdf) throws IOException, InterruptedException {
        write(pdf, devtools("Page.printToPDF",
                "{\"preferCSSPageSize\":true,\"paperWidth\":8.27,\"paperHeight\":11.69,\"printBackground\":true}"));
    }

    private static void write(Path file, JsonObject answer) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.get("data").getAsString()));
    }

    /** What stands in the console. */
    List<String> console() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        post(session + "/se/log", "{\"type\":\"browser\"}").getAsJsonArray("value")
                .forEach(entry -> lines.add(entry.getAsJsonObject().get("message").getAsString()));
        return lines;
    }

    /** What was asked for since the last time, the page itself among it. */
    List<String> requests() throws IOException, InterruptedException {
        List<String> urls = new ArrayList<>();
        for (JsonElement entry : post(session + "/se/log", "{\"type\":\"performance\"}").getAsJsonArray("value")) {
            JsonObject message = JsonParser.parseString(entry.getAsJsonObject().get("message").getAsString()).getAsJsonObject()
                    .getAsJsonObject("message");
            if ("Network.requestWillBeSent".equals(message.get("method").getAsString())) {
                urls.add(message.getAsJsonObject("params").getAsJsonObject("request").get("url").getAsString());
            }
        }
        return urls;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            if (!session.isEmpty()) {
                http.send(HttpRequest.newBuilder(URI.create(base + session)).timeout(LIMIT).DELETE().build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroy();
            driver.waitFor();
        }
    }
}
