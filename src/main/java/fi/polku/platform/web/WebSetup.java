package fi.polku.platform.web;

import fi.polku.platform.db.Key;
import fi.polku.platform.i18n.Words;
import fi.polku.platform.security.AccessCheck;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** How requests become arguments and pages become answers. */
@Configuration
class WebSetup implements WebMvcConfigurer {
  private final Words words;
  private final Clock clock;

  WebSetup(Words words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  @Configuration
  static class Parts {
    @Bean
    Words words() {
      return new Words();
    }

    @Bean
    WebMvcRegistrations routes() {
      return new WebMvcRegistrations() {
        @Override
        public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
          return new RouteFinder();
        }
      };
    }

    @Bean
    Templates templates() {
      return new StaticTemplates();
    }
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new HandlerArguments(words, clock));
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.addCustomConverter(new Pages());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AccessCheck());
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverterFactory(new Keys());
    registry.addConverterFactory(new Codes());
  }

  /** An id in an address: a word that is none is simply not found, nothing chosen is null. */
  private static final class Keys implements ConverterFactory<String, Key> {
    @Override
    public <T extends Key> Converter<String, T> getConverter(Class<T> type) {
      return text -> {
        if (text.isBlank()) return null;
        try {
          Constructor<T> constructor = type.getDeclaredConstructor(UUID.class);
          constructor.setAccessible(true);
          return constructor.newInstance(UUID.fromString(text));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      };
    }
  }

  /** "coaching-group" in addresses and forms is {@code COACHING_GROUP}; nothing chosen is null. */
  private static final class Codes implements ConverterFactory<String, Enum<?>> {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
      return text -> text.isBlank() ? null : (T) Enum.valueOf((Class) type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
