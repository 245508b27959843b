{{- /* A file of the manifests, for the namespace of the release: list $ "base/service.yaml". */}}
{{- define "sluice.file" }}
---
{{ (index . 0).Files.Get (index . 1) | replace "sluice-system" (index . 0).Release.Namespace }}
{{- end }}

{{- /* The container's arguments: those of the base, and what the values add. */}}
{{- define "sluice.arguments" }}
{{- if eq .Values.certificates "self-managed" }}
- --self-managed
{{- else }}
- --tls-cert=/certificate/tls.crt
- --tls-key=/certificate/tls.key
{{- end }}
{{- if .Values.clientAuth }}
- --client-ca=/client-ca/ca.crt
- --client-names=kube-apiserver
{{- end }}
{{- if .Values.audit }}
- --audit={{ .Values.audit }}
{{- end }}
{{- end }}
