package org.goodoffices.casework.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.jackson.JacksonMixinModuleEntries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The API answers in JSON, whatever the program says it accepts: a browser can look at it too.
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

    private static final String MIXINS = "jacksonMixinModuleEntries";

    /// No class here mixes into another's JSON; to look for one would read them all at each start.
    @Bean
    static BeanDefinitionRegistryPostProcessor noMixins() {
        return registry -> {
            registry.removeBeanDefinition(MIXINS);
            registry.registerBeanDefinition(
                    MIXINS,
                    BeanDefinitionBuilder.genericBeanDefinition(
                                    JacksonMixinModuleEntries.class,
                                    () -> JacksonMixinModuleEntries.create(_ -> {}))
                            .getBeanDefinition());
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(
                        new HandlerInterceptor() {
                            @Override
                            public boolean preHandle(
                                    HttpServletRequest request,
                                    HttpServletResponse response,
                                    Object handler) {
                                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                                return true;
                            }
                        })
                .addPathPatterns("/api/**");
    }
}
