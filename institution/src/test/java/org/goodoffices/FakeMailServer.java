package org.goodoffices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server on this machine that keeps what it is sent (as much of RFC 5321 as a client
/// needs).
public final class FakeMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    public FakeMailServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// The messages as they came over the wire, recipients first.
    public List<String> received() {
        return List.copyOf(received);
    }

    /// Puts away what it was sent so far.
    public void forget() {
        received.clear();
    }

    /// Refuses the next `count` messages, as a server does that is too busy.
    public void refuseNext(int count) {
        refusals.set(count);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8));
                var out =
                        new PrintWriter(
                                new OutputStreamWriter(
                                        client.getOutputStream(), StandardCharsets.UTF_8))) {
            say(out, "220 here");
            var message = new StringBuilder();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var word = line.split("[ :]", 2)[0];
                switch (word) {
                    case "RCPT" -> {
                        message.append(line).append('\n');
                        say(out, "250 ok");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        take(in, message);
                        boolean refused = refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
                        if (!refused) {
                            received.add(message.toString());
                        }
                        message.setLength(0);
                        say(out, refused ? "451 too busy" : "250 ok");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // the client hung up
        }
    }

    private static void take(BufferedReader in, StringBuilder message) throws IOException {
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line).append('\n');
        }
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }
}
