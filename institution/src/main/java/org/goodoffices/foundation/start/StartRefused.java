package org.goodoffices.foundation.start;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/// The institution does not start, for a reason that whoever runs it can mend.
public final class StartRefused extends RuntimeException {

    /// What `serve` ends with.
    public static final int EXIT_CODE = 4;

    private final String en;
    private final String zh;

    public StartRefused(String en, String zh) {
        super(en);
        this.en = en;
        this.zh = zh;
    }

    /// @param cause what the machine said
    public StartRefused(String en, String zh, Throwable cause) {
        super(en, cause);
        this.en = en;
        this.zh = zh;
    }

    public String english() {
        return en;
    }

    public String chinese() {
        return zh;
    }

    /// Both languages, one after the other.
    public String said() {
        return en + System.lineSeparator() + zh;
    }

    /// The reason behind a failed start, if it is one that can be said.
    public static Optional<StartRefused> behind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause ->
                        switch (cause) {
                            case StartRefused refused -> Stream.of(refused);
                            case PortInUseException taken -> Stream.of(portTaken(taken.getPort()));
                            default -> Stream.<StartRefused>empty();
                        })
                .findFirst();
    }

    private static StartRefused portTaken(int port) {
        return new StartRefused(
                "Port %d of this machine is taken: end what holds it, or choose another with --server.port=NUMBER."
                        .formatted(port),
                "本机%d端口已被占用：请结束占用该端口的程序，或以 --server.port=端口号 另行指定。".formatted(port));
    }
}
