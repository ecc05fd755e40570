package org.goodoffices.foundation.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.AbstractView;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final Visits visits;

    WebConfiguration(Visits visits) {
        this.visits = visits;
    }

    @Bean
    static Texts texts() {
        return Texts.ofAllModules();
    }

    /// The source of every random draw: ids, salts, numbers of cases, tokens of forms.
    @Bean
    static RandomGenerator chance() {
        return new SecureRandom();
    }

    @Bean
    static TemplateEngine templates(@Value("${goodoffices.templates:}") String folder) {
        return folder.isEmpty()
                ? TemplateEngine.createPrecompiled(ContentType.Html)
                : TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of(folder)), ContentType.Html);
    }

    @Bean
    static ViewResolver pages(TemplateEngine templates) {
        return new Pages(templates);
    }

    /// A request of which something cannot be read (RFC 3986, 2.1; RFC 3629) is refused before any
    /// page is asked for it: the server answers 400 by itself, and it is nobody's error.
    @Bean
    static FilterRegistrationBean<Filter> readable() {
        var reads =
                new FilterRegistrationBean<Filter>((request, response, chain) -> {
                    request.getParameterMap();
                    chain.doFilter(request, response);
                });
        reads.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return reads;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visits);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LanguageSwitch());
    }

    /// Draws `name` from the template `name.jte`.
    private record Pages(TemplateEngine templates) implements ViewResolver, Ordered {
        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            return templates.hasTemplate(name + ".jte")
                    ? new Drawn(templates, name + ".jte")
                    : null;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    private static final class Drawn extends AbstractView {
        private static final int LIKELY_LENGTH = 32_768;

        private final TemplateEngine templates;
        private final String template;

        Drawn(TemplateEngine templates, String template) {
            this.templates = templates;
            this.template = template;
        }

        @Override
        protected void renderMergedOutputModel(
                Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var given = new java.util.HashMap<>(model);
            given.keySet().removeIf(key -> key.startsWith("org.springframework"));
            if (HttpStatus.UNPROCESSABLE_CONTENT.equals(
                            request.getAttribute(RESPONSE_STATUS_ATTRIBUTE))
                    && given.get("visit") instanceof Visit visit) {
                given.put("visit", visit.afterRefusal());
            }
            var drawn = new StringOutput(LIKELY_LENGTH);
            templates.render(template, given, drawn);
            var page = drawn.toString().getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }
}
