package club;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class SecurityConfig {
  private static final String[] OPEN = {"/news/**", "/health"};

  @Bean
  public SecurityFilterChain chain(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(OPEN)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/members")
                    .permitAll()
                    .requestMatchers("/members/*/fees", "/admin/**")
                    .hasRole("TREASURER")
                    .anyRequest()
                    .authenticated())
        .build();
  }
}
