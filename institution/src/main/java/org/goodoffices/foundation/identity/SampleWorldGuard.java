package org.goodoffices.foundation.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.goodoffices.foundation.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The sample world's pages sign in without a secret: they exist in the sample world only, on a
/// server that only this machine reaches, for requests from this machine that name this machine. A
/// request that was passed on, or that a strange site sends under a name of its own (DNS
/// rebinding), finds no such page.
///
/// What is asked is the pattern of the page that answers, not the address as it was spelled.
@Configuration(proxyBeanMethods = false)
class SampleWorldGuard implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean sampleWorld;

    /// @throws StartRefused where a sample world could be reached from elsewhere
    SampleWorldGuard(
            @Value("${goodoffices.sample-world}") boolean sampleWorld,
            @Value("${server.address:}") String serverAddress,
            Host host) {
        this.sampleWorld = sampleWorld;
        if (sampleWorld && !(loopback(serverAddress) && loopback(host.name()))) {
            throw new StartRefused(
                    "A sample world is for this machine alone: goodoffices.address and server.address must be loopback addresses.",
                    "示例机构仅供本机使用：goodoffices.address 和 server.address 须为本机回环地址。");
        }
    }

    private static boolean loopback(String name) {
        var bare = name.toLowerCase(Locale.ROOT).replaceAll("^\\[(.*)]$", "$1");
        return bare.equals("localhost")
                || bare.endsWith(".localhost") // RFC 6761, 6.3
                || bare.matches("127(\\.[0-9]{1,3}){3}")
                || bare.equals("::1");
    }

    /// Whether this request may see the sample world's pages.
    boolean admits(HttpServletRequest request) {
        return sampleWorld
                && fromThisMachine(request.getRemoteAddr())
                && THIS_MACHINE.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .noneMatch(SampleWorldGuard::saysPassedOn);
    }

    private static boolean fromThisMachine(String peer) {
        return peer.startsWith("127.") || peer.equals("::1") || peer.equals("0:0:0:0:0:0:0:1");
    }

    private static boolean saysPassedOn(String header) {
        return header.equals("forwarded")
                || header.startsWith("x-forwarded-")
                || header.equals("x-real-ip")
                || header.equals("via");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!ofSampleWorld(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                || admits(request)) {
            return true;
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return false;
    }

    private static boolean ofSampleWorld(@Nullable Object pattern) {
        return pattern != null && pattern.toString().startsWith("/sample-world");
    }
}
