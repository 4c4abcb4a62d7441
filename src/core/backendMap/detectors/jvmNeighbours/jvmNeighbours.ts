import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOfFile } from "../classes/jvmCalls.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { environmentRead, valuesIn } from "./jvmEnvironment.ts";
import { feignCalls } from "./feignClients.ts";
import { requestOf } from "./jvmHttp.ts";
import { cachesOf, sentTo } from "./jvmMessaging.ts";

/** What a Java or Kotlin backend talks to and reads: HTTP, topics, caches, variables. */
export const jvmNeighbours: Stack = {
  name: "jvm-neighbours",
  languages: ["java", "kotlin"],
  markers:
    /RestTemplate|WebClient|RestClient|OkHttp|\bHttpRequest\b|FeignClient|Template\b|StreamBridge|(?:SendMessage|Publish)Request\b|getenv|@(?:field:)?Value\(|getProperty|Redis|Jedis/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (/(?:^|\/)src\/(?:test|\w*Test)\//.test(file.path)) return {};
  const classes = jvmClasses(file);
  return {
    neighbours: [
      ...callsOfFile(file).flatMap((call) => [
        ...requestOf(call, file),
        ...sentTo(call, file),
        ...environmentRead(call, file),
      ]),
      ...classes.flatMap((one) => [...feignCalls(one), ...cachesOf(one)]),
      ...valuesIn(file),
    ],
  };
}
