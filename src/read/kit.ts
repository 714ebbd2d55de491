/** Loaded language and models, made once and handed to every reading. Fields are added by the modules that own them. */
export interface Kit {
  /** Version of the models: a hash of their bytes. */
  readonly version: string
}
