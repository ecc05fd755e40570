package org.goodoffices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A port of this machine for a server that is about to start. While it is held, the system gives
/// it to nobody who asks for any port, in this process or another; a server that names it may take
/// it, because the holder does not listen and both allow the address to be used again
/// (`SO_REUSEADDR`, socket(7)).
public final class Port implements AutoCloseable {

    private final Socket holder;

    private Port(Socket holder) {
        this.holder = holder;
    }

    public static Port held() {
        try {
            var holder = new Socket();
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(0));
            return new Port(holder);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public int number() {
        return holder.getLocalPort();
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException held) {
            throw new UncheckedIOException(held);
        }
    }
}
