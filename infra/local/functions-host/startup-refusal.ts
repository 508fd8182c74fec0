/** The app asks for something this stand-in does not offer, or is configured wrongly; the message names the construct. */
export class StartupRefusal extends Error {
  override readonly name = "StartupRefusal";
}
