package fi.polku.platform.exchange;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the interface for programs, at {@code /api/openapi.json}. */
@Configuration
class OpenApiSetup {
  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(new Info()
            .title("Polku")
            .version("1")
            .description("Activities, visits and participants of low-threshold work. A token is made in the settings; an organisation sees its own data only.")
            .license(new License().name("EUPL-1.2").url("https://eupl.eu/1.2/en/")))
        .servers(List.of(new Server().url("/").description("This Polku")))
        .addSecurityItem(new SecurityRequirement().addList("token"))
        .components(new Components()
            .addSecuritySchemes("token", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").description("Authorization: Bearer <token>"))
            .addSchemas("Problem", new ObjectSchema()
                .description("What went wrong (RFC 9457), in the language of Accept-Language")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("request", new StringSchema().description("names this request in the log"))));
  }
}
