import { Controller, Get, Post, VERSION_NEUTRAL, applyDecorators } from "@nestjs/common";

const Answered = (path: string) => applyDecorators(Post(path));

@Controller({ path: "probes", version: VERSION_NEUTRAL })
export class ProbesController {
  @Get()
  seen() {}

  /** The prefix is left out of what is read alone. */
  @Post()
  push() {}

  @Answered("answers")
  answer() {}
}
