package org.goodoffices.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The packaged server as a process of its own, started by `bin/run` with the flags it has there.
final class Server implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern CASE = Pattern.compile("/cases/GO-[0-9]{4}-[0-9A-Z]{5}");

    private final Process process;
    private final int port;
    private final double startedAfter;

    private Server(Process process, int port, double startedAfter) {
        this.process = process;
        this.port = port;
        this.startedAfter = startedAfter;
    }

    /// Starts it and waits until its first page has been read.
    ///
    /// @param cache `train`, `use` or `off`, as `bin/run` takes it in GOODOFFICES_AOT
    static Server start(Path home, String cache, String... settings) throws Exception {
        var checkout = Path.of(System.getProperty("goodoffices.checkout", "."));
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var command = new ArrayList<>(List.of(checkout.resolve("bin/run").toString()));
        command.add("--server.port=" + port);
        command.addAll(List.of(settings));
        var builder = new ProcessBuilder(command);
        builder.environment().put("GOODOFFICES_HOME", home.toString());
        builder.environment().put("GOODOFFICES_AOT", cache);
        return started(builder, home, port);
    }

    /// Starts another main class of this bench with the flags that `bin/run` has, for an
    /// institution with a part put in.
    static Server start(Path home, Class<?> main, String... settings) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-Xmx512m",
                                "-Xmn64m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                "--server.port=" + port));
        command.addAll(List.of(settings));
        return started(new ProcessBuilder(command), home, port);
    }

    private static Server started(ProcessBuilder builder, Path home, int port) throws Exception {
        builder.redirectErrorStream(true);
        builder.redirectOutput(home.resolveSibling("server.log").toFile());
        long begin = System.nanoTime();
        var process = builder.start();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the server ended: see " + home.resolveSibling("server.log"));
            }
            Thread.sleep(5);
        }
        return new Server(process, port, (System.nanoTime() - begin) / 1e9);
    }

    private static boolean answers(int port) {
        try (var caller = new Caller(port, "")) {
            return caller.get("/sign-in") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Waits until it has said its address: on a first start the sample world is made by then.
    void announced(Path home) throws IOException, InterruptedException {
        while (!Files.readString(home.resolveSibling("server.log")).contains("斡旋")) {
            Thread.sleep(20);
        }
    }

    /// Seconds from the start of the process to its first page.
    double startedAfter() {
        return startedAfter;
    }

    int port() {
        return port;
    }

    long process() {
        return process.pid();
    }

    /// Where it answers.
    String address() {
        return "http://localhost:" + port;
    }

    /// Somebody without a session.
    Caller caller() {
        return new Caller(port, "");
    }

    /// Signs in as one of the sample world's people; their cookies.
    String signIn(String person) throws IOException {
        try (var caller = new Caller(port, "")) {
            caller.get("/sample-world/clock"); // a small page with a form
            var token = TOKEN.matcher(caller.body());
            if (!token.find()) {
                throw new IOException("no form on the page");
            }
            int status =
                    caller.post(
                            "/sample-world/sign-in",
                            "_csrf=" + token.group(1) + "&person=" + person);
            if (status != 302) {
                throw new IOException("sign-in answered " + status);
            }
            return caller.cookies;
        }
    }

    /// The address of the first case on somebody's list.
    String caseOf(String cookies) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var list =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/cases"))
                                    .header("Cookie", cookies)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            var found = CASE.matcher(list.body());
            if (!found.find()) {
                throw new IOException("no case on the list");
            }
            return found.group();
        }
    }

    /// Somebody who is signed in by these cookies.
    Caller caller(String cookies) {
        return new Caller(port, cookies);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /// One connection to the server that reads pages, as thin as it can be so that little of the
    /// machine goes to asking.
    static final class Caller implements AutoCloseable {

        private final int port;
        private String cookies;
        private java.util.Optional<Socket> socket = java.util.Optional.empty();
        private InputStream in = InputStream.nullInputStream();
        private final byte[] buffer = new byte[1 << 16];
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Caller(int port, String cookies) {
            this.port = port;
            this.cookies = cookies;
        }

        /// Asks for a page and reads it to its end; the status it came with.
        int get(String path) throws IOException {
            return ask("GET " + path, "");
        }

        /// Posts a form and reads the answer to its end; redirects are not followed.
        int post(String path, String form) throws IOException {
            return ask("POST " + path, form);
        }

        /// What was read last.
        String body() {
            return body.toString(StandardCharsets.UTF_8);
        }

        private int ask(String what, String form) throws IOException {
            if (socket.isEmpty()) {
                var opened = new Socket(InetAddress.getLoopbackAddress(), port);
                opened.setTcpNoDelay(true);
                opened.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
                in = new BufferedInputStream(opened.getInputStream(), 1 << 14);
                socket = java.util.Optional.of(opened);
            }
            var request =
                    what
                            + " HTTP/1.1\r\nHost: localhost:"
                            + port
                            + "\r\nAccept: text/html\r\nAccept-Language: en\r\n"
                            + (cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n")
                            + (form.isEmpty()
                                    ? ""
                                    : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                            + form.length()
                                            + "\r\n")
                            + "\r\n"
                            + form;
            socket.orElseThrow()
                    .getOutputStream()
                    .write(request.getBytes(StandardCharsets.US_ASCII));
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            boolean last = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                } else if (lower.startsWith("set-cookie: go=")) {
                    cookies = header.substring(12).replaceFirst(";.*", "");
                } else if (lower.equals("connection: close")) {
                    last = true;
                } else if (lower.startsWith("transfer-encoding:")) {
                    throw new IOException("a page without a length: " + what);
                }
            }
            body.reset();
            while (length > 0) {
                int read = in.read(buffer, 0, Math.min(length, buffer.length));
                if (read < 0) {
                    throw new IOException("cut short");
                }
                body.write(buffer, 0, read);
                length -= read;
            }
            if (last) {
                close();
            }
            return status;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server hung up");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            if (socket.isPresent()) {
                socket.get().close();
                socket = java.util.Optional.empty();
            }
        }
    }
}
