declare const config: {
  readonly forbidden: readonly { readonly name: string; readonly to: object }[]
  readonly options: object
}
export default config
